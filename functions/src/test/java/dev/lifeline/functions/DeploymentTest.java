package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    private final List<String> told = new ArrayList<>();
    private int made;
    private final DeployedFunction deployment = new DeployedFunction(this::make, () -> told.add("rehearsal"));

    private FunctionBody make() {
        String answer = "assembly " + ++made;
        return (in, out, context) -> out.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private String answer() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        deployment.handle(new ByteArrayInputStream(new byte[0]), out, new InvocationContext("Reconcile"));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void before_the_checkpoint_it_rehearses_and_after_the_restore_all_that_has_state_is_made_anew() throws IOException {
        assertThat(answer()).isEqualTo("assembly 1");
        deployment.beforeCheckpoint(Core.getGlobalContext());
        assertThat(told).containsExactly("rehearsal");
        assertThat(answer()).isEqualTo("assembly 1");
        deployment.afterRestore(Core.getGlobalContext());
        assertThat(answer()).isEqualTo("assembly 2");
    }
}

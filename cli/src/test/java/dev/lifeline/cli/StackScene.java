package dev.lifeline.cli;

import dev.lifeline.cli.stack.LoopbackAws;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stack whose functions answer what a test says. */
public abstract class StackScene {
    protected LoopbackAws aws;

    @BeforeEach
    void startStack() throws IOException {
        aws = new LoopbackAws().stack("prod", LoopbackAws.outputs());
    }

    @AfterEach
    void stopStack() {
        aws.close();
    }

    protected Shell run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", aws.uri().toString()));
        return Shell.run(all.toArray(String[]::new));
    }
}

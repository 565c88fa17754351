package dev.lifeline.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.local.script.BrokenScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
    private static final String REST = """
            title: A sentence
            expect: { attempts: 1 }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Path write(String file, String yaml) throws IOException {
        return Files.writeString(folder.resolve(file), yaml);
    }

    @Test
    void a_policy_of_its_own_is_read_like_any_document_a_bare_on_included() throws IOException {
        List<Scenario> scenarios = ScenarioReader.read(write("spot.yaml", REST + """
                        name: spot
                        policy:
                          rules:
                            - when: { on: FARGATE_SPOT }
                              then: retry
                              launch: { capacityProvider: FARGATE }
                        """));

        assertThat(scenarios).singleElement().satisfies(scenario -> {
            assertThat(scenario.policy()).isEqualTo("spot");
            assertThat(scenario.document()
                            .orElseThrow()
                            .policy()
                            .rules()
                            .getFirst()
                            .when())
                    .contains(new Condition.RunsOn(Set.of("FARGATE_SPOT")));
        });
    }

    @Test
    void all_that_is_wrong_is_told_at_once_for_all_files() throws IOException {
        write("a.yaml", REST + "name: same\n");
        write("b.yaml", REST + "name: same\n");
        write("c.yaml", REST + "name: c\npolicy: { mood: good, rules: [{ then: retri }] }\n");
        write("d.yaml", REST + "name: d\npolicy: nightly\n");
        write("e.yaml", "name: [\n");
        write("f.yaml", REST + "name: { first: f }\n");

        assertThatThrownBy(() -> ScenarioReader.read(folder))
                .isInstanceOf(BrokenScriptException.class)
                .satisfies(broken -> assertThat(
                                String.valueOf(broken.getMessage()).lines().toList())
                        .anySatisfy(line -> assertThat(line)
                                .contains(folder.resolve("b.yaml").toString(), "name: same is the name of")
                                .contains(folder.resolve("a.yaml").toString()))
                        .anySatisfy(line ->
                                assertThat(line).contains("c.yaml: policy.mood: unknown field; did you mean mode?"))
                        .anySatisfy(
                                line -> assertThat(line).contains("c.yaml: policy.rules[0].then: unknown word retri"))
                        .noneSatisfy(line -> assertThat(line).contains("c.yaml", "unknown word c"))
                        .anySatisfy(line ->
                                assertThat(line).contains("d.yaml: policy: unknown word nightly; known are default"))
                        .anySatisfy(line -> assertThat(line).contains("e.yaml", "line 2, column 1: not YAML"))
                        .anySatisfy(
                                line -> assertThat(line).contains("f.yaml: name: a text is expected, not an object")));
    }
}

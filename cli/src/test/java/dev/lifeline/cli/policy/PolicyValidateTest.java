package dev.lifeline.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyValidateTest {
    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void right_documents_are_named_with_their_policies() throws IOException {
        String yaml = file("nightly.yaml", "name: nightly");
        String json = file("weekly.json", "{\"name\": \"weekly\"}");

        assertThat(Shell.run("policy", "validate", yaml, json))
                .isEqualTo(new Shell(0, yaml + ": valid, policy nightly\n" + json + ": valid, policy weekly", ""));
    }

    @Test
    void all_that_is_wrong_in_all_files_is_told_at_once() throws IOException {
        String wrong = file("wrong.yaml", "name: nightly\nmode: sometimes\nruels: []\n");
        String right = file("right.yaml", "name: nightly");
        String missing = folder.resolve("missing.yaml").toString();

        Shell shell = Shell.run("policy", "validate", wrong, missing, right);

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.out())
                .contains(
                        wrong + ": mode: ",
                        wrong + ": ruels: ",
                        missing + ": cannot be read: ",
                        right + ": valid, policy nightly");
    }

    @Test
    void the_schema_is_the_page_that_editors_read() throws IOException {
        Path page = Path.of(System.getProperty("lifeline.root"), "docs/policy.schema.json");

        assertThat(Shell.run("policy", "schema"))
                .isEqualTo(new Shell(0, Files.readString(page).strip(), ""));
    }

    @Test
    void with_json_there_is_one_object_a_file() throws IOException {
        String wrong = file("wrong.yaml", "name: nightly\nmode: sometimes\n");
        String right = file("right.yaml", "name: nightly");

        List<String> lines = Shell.run("policy", "validate", "--output=json", wrong, right)
                .out()
                .lines()
                .toList();

        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        assertThat(first.path("valid").booleanValue()).isFalse();
        assertThat(first.path("problems").path(0).path("path").textValue()).isEqualTo("mode");
        JsonNode second = new ObjectMapper().readTree(lines.getLast());
        assertThat(second.path("valid").booleanValue()).isTrue();
        assertThat(second.path("problems")).isEmpty();
        assertThat(second.path("hash").textValue()).hasSize(64);
    }

    @Test
    void words_that_YAML_takes_for_truth_are_words() throws IOException {
        String text = """
                name: nightly
                mode: off
                rules:
                  - { when: { cause: SPOT_INTERRUPTION, on: [FARGATE_SPOT] }, then: retry }
                """;

        assertThat(Shell.run("policy", "validate", file("nightly.yaml", text)).exit())
                .isZero();
    }

    @Test
    void what_is_no_YAML_is_told_with_its_place() throws IOException {
        assertThat(Shell.run("policy", "validate", file("a.yaml", "name: nightly\nname: weekly"))
                        .out())
                .contains("a.yaml: line 2, column 1: ", "name is duplicated");
        assertThat(Shell.run("policy", "validate", file("b.yaml", "name: [nightly"))
                        .out())
                .contains("b.yaml: line ");
        assertThat(Shell.run("policy", "validate", file("c.yaml", "name: &a [ *a ]"))
                        .exit())
                .isEqualTo(2);
        assertThat(Shell.run("policy", "validate", file("d.yaml", "")).exit()).isEqualTo(2);
    }
}

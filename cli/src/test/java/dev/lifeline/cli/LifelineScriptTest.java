package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code lifeline}, in a built checkout, in any shell environment. */
class LifelineScriptTest {
    private static final String JDK = System.getProperty("java.home");
    private static final String TOOLS = ":/usr/bin:/bin";

    @TempDir
    private Path folder;

    private Path checkout;

    private record ScriptResult(int exit, String out, String err) {}

    @BeforeEach
    void buildCheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("check out"));
        copy("lifeline");
        copy(".ci/jdk");
        Files.createDirectories(checkout.resolve("cli/target/classes"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.writeString(checkout.resolve("cli/target/dependencies"), System.getProperty("java.class.path"));
    }

    private void copy(String file) throws IOException {
        Path copy = checkout.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(Console.ROOT.resolve(file), copy);
    }

    /** The home of a {@code java} that only reports an older version. */
    private Path olderJdk() throws IOException {
        Path home = folder.resolve("older jdk");
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.writeString(bin.resolve("java"), """
                #!/bin/sh
                [ -z "${JAVA_TOOL_OPTIONS:-}" ] || echo "Picked up JAVA_TOOL_OPTIONS: $JAVA_TOOL_OPTIONS" >&2
                [ "$1" = -version ] || { echo "UnsupportedClassVersionError" >&2; exit 1; }
                echo 'openjdk version "17.0.15" 2025-04-15' >&2
                """);
        assertThat(bin.resolve("java").toFile().setExecutable(true)).isTrue();
        return home;
    }

    private ScriptResult version(Path script, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(script.toString(), "--version");
        shell.environment().clear();
        shell.environment().putAll(environment);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        shell.redirectOutput(out.toFile()).redirectError(err.toFile());
        int exit = shell.start().waitFor();
        return new ScriptResult(exit, Files.readString(out), Files.readString(err));
    }

    private void starts(Path script, Map<String, String> environment) throws IOException, InterruptedException {
        ScriptResult ended = version(script, environment);
        assertThat(ended.err()).doesNotContain("found none", "building", "UnsupportedClassVersion");
        assertThat(ended)
                .extracting(ScriptResult::exit, ScriptResult::out)
                .containsExactly(0, "lifeline 0.1.0-SNAPSHOT\n");
    }

    @Test
    void it_starts_with_the_JDK_of_JAVA_HOME() throws IOException, InterruptedException {
        starts(checkout.resolve("lifeline"), Map.of("JAVA_HOME", JDK, "PATH", TOOLS));
    }

    @Test
    void what_JAVA_TOOL_OPTIONS_prints_is_not_taken_for_a_version() throws IOException, InterruptedException {
        for (String options : new String[] {"-Dharmless=true", "-Dversion=\"17.0.1\"", "-Da=b -Dversion=\"1.8.0\""}) {
            starts(checkout.resolve("lifeline"), Map.of("JAVA_HOME", JDK, "PATH", TOOLS, "JAVA_TOOL_OPTIONS", options));
        }
    }

    @Test
    void what_JAVA_TOOL_OPTIONS_prints_makes_no_older_java_new() throws IOException, InterruptedException {
        Map<String, String> shell = new HashMap<>(Map.of("JAVA_TOOL_OPTIONS", "-Dversion=\"25\""));
        shell.put("JAVA_HOME", olderJdk().toString());
        shell.put("PATH", JDK + "/bin" + TOOLS);
        starts(checkout.resolve("lifeline"), shell);
    }

    @Test
    void it_starts_through_symbolic_links() throws IOException, InterruptedException {
        Map<String, String> shell = Map.of("JAVA_HOME", JDK, "PATH", TOOLS);
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), checkout.resolve("lifeline"));
        starts(absolute, shell);
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path relative = Files.createSymbolicLink(bin.resolve("lifeline"), Path.of("../check out/lifeline"));
        starts(relative, shell);
        starts(Files.createSymbolicLink(folder.resolve("chain"), Path.of("bin/lifeline")), shell);
    }

    @Test
    void an_older_java_first_on_the_PATH_is_passed_over() throws IOException, InterruptedException {
        starts(checkout.resolve("lifeline"), Map.of("PATH", olderJdk() + "/bin:" + JDK + "/bin" + TOOLS));
    }

    @Test
    void an_older_JDK_in_JAVA_HOME_is_passed_over() throws IOException, InterruptedException {
        Map<String, String> shell = new HashMap<>();
        shell.put("JAVA_HOME", olderJdk().toString());
        shell.put("PATH", olderJdk() + "/bin:" + JDK + "/bin" + TOOLS);
        starts(checkout.resolve("lifeline"), shell);
    }

    @Test
    void the_JDK_is_found_through_a_link_on_the_PATH() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("linked"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of(JDK, "bin/java"));
        starts(checkout.resolve("lifeline"), Map.of("PATH", bin + TOOLS));
    }
}

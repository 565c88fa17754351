package dev.lifeline.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of somebody who has not signed in to AWS. */
class NoCredentialsTest {
    @TempDir
    private Path home = Path.of("");

    private String refused(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().clear();
        process.environment().putAll(environment);
        process.environment().put("HOME", home.toString());
        process.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        Process ended = process.redirectOutput(home.resolve("out").toFile()).start();
        String err = new String(ended.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ended.waitFor()).isEqualTo(2);
        return err;
    }

    @Test
    void what_to_do_without_credentials_is_said() throws IOException, InterruptedException {
        Map<String, String> region = Map.of("AWS_REGION", "eu-west-1");
        String none = "no AWS credentials were found; sign in with the AWS CLI or name a --profile";
        assertThat(refused(region, "policy", "test", "default", "--last", "30d"))
                .isEqualTo(none + ", or use --local\n");
        assertThat(refused(region, "policy", "test", "default", "--events", "s3://archive/2026"))
                .isEqualTo("s3://archive/2026: " + none + "\n");
        assertThat(refused(region, "replay", "s3://archive/2026")).isEqualTo("s3://archive/2026: " + none + "\n");
    }

    @Test
    void what_to_do_without_a_region_is_said() throws IOException, InterruptedException {
        assertThat(refused(Map.of(), "replay", "s3://archive/2026"))
                .isEqualTo("s3://archive/2026: no AWS region was found; name one with --region or AWS_REGION\n");
    }
}

package dev.lifeline.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.cli.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** How the stack of a command is found, and the one line that is printed if there is none. */
@Isolated("it sets properties of the whole JVM")
class StackOptionsTest {
    @TempDir
    private Path folder;

    private LoopbackAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = new LoopbackAws();
    }

    @AfterEach
    void stop() {
        aws.close();
        System.clearProperty("lifeline.local");
    }

    private Shell run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", aws.uri().toString()));
        return Shell.run(all.toArray(String[]::new));
    }

    private static Shell refused(String line) {
        return new Shell(2, "", line);
    }

    @Test
    void the_stacks_of_Lifeline_are_known_by_their_outputs() {
        assertThat(run("stacks").out()).isEqualTo("there is no stack of Lifeline here; name a --region or a --profile");
        aws.stack("web", Map.of("Url", "https://example"))
                .stack("prod", LoopbackAws.outputs())
                .stack("test", LoopbackAws.outputs());

        assertThat(run("stacks").out().lines())
                .containsExactly(
                        "prod                     table RunTable, at " + aws.uri(),
                        "test                     table RunTable, at " + aws.uri());
        assertThat(run("stacks", "--output", "json").out().lines())
                .first()
                .asString()
                .startsWith("{\"stack\":\"prod\",\"outputs\":{\"ControlRunFunction\":\"arn:aws:lambda:");
        assertThat(run("stacks", "--output", "yaml").out())
                .startsWith("---\nstack: prod\noutputs:\n  ControlRunFunction: arn");
    }

    @Test
    void a_stack_that_cannot_be_meant_is_answered_with_those_that_can() {
        assertThat(run("status"))
                .isEqualTo(refused("there is no stack of Lifeline at " + aws.uri()
                        + "; deploy one, name its --region or --profile, or use --local"));
        aws.stack("web", Map.of("Url", "https://example"));
        assertThat(run("status", "--stack", "prod"))
                .isEqualTo(refused("there is no stack prod at " + aws.uri()
                        + "; there is no stack of Lifeline here, name its --region or --profile"));
        aws.stack("prod", LoopbackAws.outputs()).stack("test", LoopbackAws.outputs());

        assertThat(run("status"))
                .isEqualTo(refused("there are 2 stacks of Lifeline at " + aws.uri()
                        + ": prod, test; name one with --stack or LIFELINE_STACK"));
        assertThat(run("status", "--stack", "prdo"))
                .isEqualTo(refused("there is no stack prdo at " + aws.uri() + "; did you mean prod?"));
        assertThat(run("status", "--stack", "nightly"))
                .isEqualTo(
                        refused("there is no stack nightly at " + aws.uri() + "; stacks of Lifeline are prod, test"));
        assertThat(run("status", "--stack", "web"))
                .isEqualTo(refused("stack web has no outputs TableName and LaunchRunFunction, so it is not one of"
                        + " Lifeline; stacks of Lifeline are prod, test"));
    }

    @Test
    void credentials_that_do_not_work_are_answered_with_what_to_do() {
        aws.refuse("DescribeStacks", "ExpiredToken", "The security token included in the request is expired");
        assertThat(run("status"))
                .isEqualTo(refused("the AWS credentials have expired; sign in again, as with aws sso login"));
        assertThat(run("status", "--profile", "ops"))
                .isEqualTo(refused("the AWS credentials of profile ops have expired; sign in again, as with aws sso"
                        + " login --profile ops"));
        aws.refuse("DescribeStacks", "InvalidClientTokenId", "The security token is invalid");
        assertThat(run("status"))
                .isEqualTo(
                        refused(
                                "AWS does not know these credentials (InvalidClientTokenId); set others, or another --profile"));
        aws.refuse(
                "DescribeStacks",
                "AccessDenied",
                "User: arn:aws:iam::111122223333:user/ops is not authorized to perform: cloudformation:DescribeStacks"
                        + " on resource: arn:aws:cloudformation:eu-west-1:111122223333:stack/prod/* because no policy"
                        + " allows it");
        assertThat(run("status"))
                .isEqualTo(refused("no permission for cloudformation:DescribeStacks on"
                        + " arn:aws:cloudformation:eu-west-1:111122223333:stack/prod/*; allow it to"
                        + " arn:aws:iam::111122223333:user/ops, or use another --profile"));
        assertThat(Shell.run("status", "--profile", "no-such", "--region", "eu-west-1")
                        .err())
                .isEqualTo("profile no-such: the AWS configuration has no credentials for it; name another --profile");
        assertThat(run("status", "--region", "broken NO"))
                .isEqualTo(refused("--region: broken NO is not a region; write one such as eu-west-1"));
    }

    @Test
    void a_place_that_is_missing_is_answered_with_what_to_do() throws IOException {
        if (System.getenv("AWS_REGION") == null && System.getenv("AWS_DEFAULT_REGION") == null) {
            assertThat(Shell.run("status", "--endpoint-url", "https://aws.example"))
                    .isEqualTo(
                            refused("no AWS region was found; name one with --region or AWS_REGION, or use --local"));
        }
        assertThat(Shell.run("status", "--endpoint-url", "localhost:4566"))
                .isEqualTo(refused(
                        "--endpoint-url: a URL is expected, such as http://localhost:4566, not localhost:4566"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Shell nobody = Shell.run("status", "--endpoint-url", "http://localhost:" + port);
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.err())
                .startsWith("AWS at http://localhost:" + port
                        + " cannot be reached; is the address right, and is the network up? (")
                .hasLineCount(1);
    }

    @Test
    void a_local_cloud_is_found_by_its_file_while_it_runs() throws IOException {
        Path file = folder.resolve("local.json");
        System.setProperty("lifeline.local", file.toString());
        Shell none = refused("no lifeline local is running (" + file + " names none); start it in another terminal");
        assertThat(Shell.run("status", "--local")).isEqualTo(none);
        Files.writeString(file, "{\"pid\": 0}");
        assertThat(Shell.run("status", "--local")).isEqualTo(none);
        Files.writeString(
                file,
                "{\"pid\": " + ProcessHandle.current().pid() + ", \"stack\": \"local\", \"table\": \"RunTable\","
                        + " \"endpoints\": {\"lambda\": \"" + aws.uri() + "\"},"
                        + " \"functions\": {\"LaunchRun\": \"LaunchRun\"}, \"outputs\": {\"TimersUrl\": \"http://q\"}}");

        assertThat(Shell.run("stacks", "--local", "--output", "json").out())
                .isEqualTo(
                        "{\"stack\":\"local\",\"outputs\":{\"LaunchRunFunction\":\"LaunchRun\",\"TableName\":\"RunTable\","
                                + "\"TimersUrl\":\"http://q\"}}");
        assertThat(Shell.run("status", "--local", "--stack", "prod"))
                .isEqualTo(refused(
                        "--local excludes --stack, --profile, --region and --endpoint-url; it is a place of its own"));
    }

    @Test
    void the_time_is_the_clouds() throws IOException {
        Path file = folder.resolve("local.json");
        System.setProperty("lifeline.local", file.toString());
        Instant began = Instant.now().minus(Duration.ofHours(1));
        Files.writeString(
                file,
                "{\"pid\": " + ProcessHandle.current().pid() + ", \"clock\": {\"began\": \"" + began
                        + "\", \"speed\": 20}}");

        assertThat(typed("--local").clock().instant())
                .isBetween(began.plus(Duration.ofHours(20)), began.plus(Duration.ofHours(21)));
        assertThat(typed("--stack", "prod").clock().instant())
                .isBetween(began.plus(Duration.ofHours(1)), began.plus(Duration.ofHours(2)));
    }

    @Test
    void what_is_typed_wins_over_the_variables() {
        Map<String, String> local = Map.of("LIFELINE_LOCAL", "1");
        assertThat(typed().isLocal(local)).isTrue();
        for (String option : List.of("--stack", "--profile", "--region", "--endpoint-url")) {
            assertThat(typed(option, "http://x").isLocal(local)).as(option).isFalse();
        }
        Map<String, String> both = Map.of("LIFELINE_LOCAL", "1", "LIFELINE_STACK", "prod");
        assertThat(typed("--local").isLocal(both)).isTrue();
        assertThat(typed("--stack", "test").isLocal(both)).isFalse();
        assertThatThrownBy(() -> typed().isLocal(both))
                .hasMessage("LIFELINE_LOCAL and LIFELINE_STACK are both set; unset one, or add --local or --stack");
    }

    private static StackOptions typed(String... arguments) {
        return CommandLine.populateCommand(new StackOptions(), arguments);
    }

    @Test
    void debug_shows_the_whole_path_of_a_call() {
        aws.stack("prod", LoopbackAws.outputs());
        assertThat(run("describe", "nightly", "--debug").err())
                .containsPattern("debug: Lambda Invoke POST \\S+/2015-03-31/functions/\\S+/invocations");
    }

    @Test
    void debug_shows_calls_and_the_stack_trace_and_no_content() {
        Shell shown = run("status", "--debug", "--stack", "secret-name");
        assertThat(shown.exit()).isEqualTo(2);
        assertThat(shown.err())
                .contains("debug: CloudFormation DescribeStacks POST " + aws.uri(), "\tat dev.lifeline.cli.")
                .contains("debug: CloudFormation DescribeStacks answered 400");
        assertThat(shown.err().lines().filter(line -> line.startsWith("debug:")))
                .noneMatch(line -> line.contains("secret-name"));
    }
}

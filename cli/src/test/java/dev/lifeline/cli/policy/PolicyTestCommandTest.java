package dev.lifeline.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTestCommandTest {
    private static final Path EVENTS = Console.ROOT.resolve("events");
    private static final Path EXIT = EVENTS.resolve("exit-1-fargate.json");

    @TempDir
    private Path folder = Path.of("");

    private Path policy(String text) throws IOException {
        return Files.writeString(folder.resolve("new.yaml"), text);
    }

    private Path retrying() throws IOException {
        return policy("{ name: again, rules: [{ when: { cause: EXIT_CODE }, then: retry }],"
                + " budgets: { exit: { attempts: 2, backoff: { initial: 30s, jitter: none } } } }");
    }

    @Test
    void a_run_that_would_be_retried_is_explained_with_what_is_assumed() throws IOException {
        Console console = Console.lifeline(
                "policy", "test", retrying(), "--against", "default", "--events", EXIT, "--assume", "EXIT_CODE=1");
        assertThat(console.err()).isEmpty();
        assertThat(console.exit()).isZero();
        assertThat(console.out())
                .startsWith("1 of 1 run from ")
                .contains(
                        "retried instead of ended",
                        "Attempt 1 failed after ",
                        "default: Rule ran-and-failed would have decided: budget exit has no retries."
                                + " The run would have failed after 1 attempt, ",
                        "new.yaml: Rule ",
                        " would have decided: retry 1 of 2 of budget exit in about 30 s. What comes then, nobody saw."
                                + " In 100 of 100 draws the run succeeds;",
                        "difference: succeeds instead of failing, 1 more retry, ");
    }

    @Test
    void a_run_is_compared_with_what_happened_to_it() throws IOException {
        Console console = Console.lifeline("policy", "test", retrying(), "--events", EXIT, "--assume", "EXIT_CODE=0");
        assertThat(console.out())
                .contains(
                        "The cause is EXIT_CODE: the program exited with a code other than 0. The evidence is: container"
                                + " app exited with 1.",
                        "what happened: The run failed after 1 attempt, ",
                        "In 0 of 100 draws the run succeeds; on average it takes 3.0 attempts",
                        "difference: 2 more retries, ");
    }

    @Test
    void a_retry_may_succeed_though_no_run_of_the_history_did() throws IOException {
        assertThat(successes("--assume=EXIT_CODE=1").path("low").asDouble()).isEqualTo(1);
        JsonNode drawn = successes("--seed=1");
        assertThat(drawn.path("low").asDouble()).isZero();
        assertThat(drawn.path("high").asDouble()).isEqualTo(1);
    }

    private JsonNode successes(String option) throws IOException {
        Console console = Console.lifeline("policy", "test", retrying(), "--events", EXIT, option, "--output=json");
        return new ObjectMapper()
                .readTree(console.lines().getFirst())
                .path("totals")
                .path("successes")
                .path("after");
    }

    @Test
    void json_has_totals_groups_and_the_most_different_runs() throws IOException {
        Console console = Console.lifeline(
                "policy", "test", retrying(), "--events", EVENTS, "--assume", "EXIT_CODE=0.5", "--output=json");
        JsonNode json = new ObjectMapper().readTree(console.lines().getFirst());
        assertThat(json.path("runs").asLong()).isGreaterThan(80);
        assertThat(json.path("totals")
                        .path("retries")
                        .path("change")
                        .path("value")
                        .asDouble())
                .isPositive();
        assertThat(json.path("mostDifferent")).isNotEmpty();
        assertThat(json.path("skipped").path("UNREADABLE").asLong()).isGreaterThan(4);
        assertThat(console.err()).contains("malformed-truncated.json:55: not JSON at column 94");
    }

    @Test
    void the_same_seed_gives_the_same_result_and_the_same_policy_no_difference() throws IOException {
        Console once = Console.lifeline("policy", "test", retrying(), "--against", "default", "--events", EVENTS);
        assertThat(Console.lifeline("policy", "test", retrying(), "--against", "default", "--events", EVENTS))
                .isEqualTo(once);
        assertThat(Console.lifeline("policy", "test", "default", "--against", "default", "--events", EVENTS)
                        .out())
                .startsWith("0 of ");
    }

    @Test
    void the_page_has_the_result() throws IOException {
        Path page = folder.resolve("result.html");
        Console.lifeline("policy", "test", retrying(), "--events", EXIT, "--html", page);
        assertThat(Files.readString(page)).contains("<!doctype html>", "1 of 1 run", "retried instead of ended");
    }

    @Test
    void prices_are_read_from_a_file() throws IOException {
        Path prices = Files.writeString(
                folder.resolve("prices.yaml"),
                "fargate: { vcpuHour: 100, gbHour: 0 }\nfargateSpot: { vcpuHour: 100 }\nusual: { vcpu: 1, gb: 1 }\n");
        JsonNode json = new ObjectMapper()
                .readTree(Console.lifeline(
                                "policy", "test", "default", "--events", EXIT, "--prices", prices, "--output=json")
                        .lines()
                        .getFirst());
        JsonNode totals = json.path("totals");
        assertThat(totals.path("dollars").path("before").path("value").asDouble())
                .isGreaterThan(99
                        * totals.path("taskHours").path("before").path("value").asDouble());
        Files.writeString(prices, "fargat: 1");
        assertThat(Console.lifeline("policy", "test", "default", "--events", EXIT, "--prices", prices)
                        .err())
                .isEqualTo(prices + ":1: fargat: unknown field; the fields are fargate, fargateSpot, instances, usual,"
                        + " families\n");
    }

    @Test
    void wrong_input_is_named_with_its_remedy() throws IOException {
        assertThat(Console.lifeline("policy", "test", "default").err())
                .isEqualTo("give either --last, as in --last 30d, or --events with files of recorded events\n");
        assertThat(Console.lifeline("policy", "test", "nightly", "--events", EXIT)
                        .err())
                .startsWith("nightly: there is no such file");
        assertThat(Console.lifeline("policy", "test", "default", "--events", EXIT, "--assume", "EXIT=2")
                        .err())
                .startsWith("--assume EXIT=2: a cause and a share of 0 to 1 is expected");
        assertThat(Console.lifeline("policy", "test", "default", "--events", EXIT, "--assume", "x:exitcode=0.5")
                        .err())
                .isEqualTo("--assume x:exitcode=0.5: no cause exitcode; did you mean EXIT_CODE?\n");
        Path empty = Files.writeString(folder.resolve("empty.ndjson"), "");
        assertThat(Console.lifeline("policy", "test", "default", "--events", empty))
                .isEqualTo(new Console(2, "", empty + ": no event of a task that stopped; nothing can be compared\n"));
    }

    @Test
    void options_of_a_stack_are_refused_beside_files() {
        for (String option : List.of("--stack=x", "--local", "--profile=x", "--region=x")) {
            assertThat(Console.lifeline("policy", "test", "default", "--events", EXIT, option)
                            .err())
                    .startsWith(option.replace("=x", "") + ": --events reads files and asks no stack;");
        }
    }

    @Test
    void a_wrong_price_is_named_with_its_path_and_line() throws IOException {
        Path prices = Files.writeString(folder.resolve("prices.yaml"), "usual: { gb: 1 }\nfargate:\n  vcpuHour: abc\n");
        assertThat(Console.lifeline("policy", "test", "default", "--events", EXIT, "--prices", prices))
                .isEqualTo(new Console(
                        2, "", prices + ":3: fargate.vcpuHour: a number of at least 0 is expected, not abc\n"));
        Files.writeString(prices, "families:\n  etl: { vcpu: 1 }\n  web: { gb: -1 }\n");
        assertThat(Console.lifeline("policy", "test", "default", "--events", EXIT, "--prices", prices)
                        .err())
                .isEqualTo(prices + ":3: families.web.gb: a number of at least 0 is expected, not -1\n");
        Files.writeString(prices, "fargate: 3");
        assertThat(Console.lifeline("policy", "test", "default", "--events", EXIT, "--prices", prices)
                        .err())
                .isEqualTo(prices + ":1: fargate: fields are expected, such as vcpuHour\n");
    }

    @Test
    void a_family_without_runs_is_said() throws IOException {
        assertThat(Console.lifeline("policy", "test", retrying(), "--events", EXIT, "--assume", "no:EXIT_CODE=0.5")
                        .out())
                .contains("note: --assume no: no run of family no\n");
    }

    @Test
    void that_instances_have_no_price_is_said() {
        assertThat(Console.lifeline("policy", "test", "default", "--events", EVENTS.resolve("exit-1-ec2.json"))
                        .out())
                .containsPattern("dollars +0 +0 +0 +no change")
                .contains(
                        "note: no dollars: a task on a container instance has no price of its own; --prices sets one");
        assertThat(Console.lifeline("policy", "test", "default", "--events", EXIT)
                        .out())
                .doesNotContain("no dollars");
    }

    @Test
    void rules_that_decide_and_rules_that_never_do_are_shown() throws IOException {
        Path idle = policy("{ name: idle, rules: [{ name: never, when: { exitCode: 222 }, then: retry },"
                + " { name: first, when: { exitCode: 1 }, then: fail }] }");
        Console text = Console.lifeline("policy", "test", idle, "--against", "default", "--events", EXIT);
        assertThat(text.out())
                .startsWith("0 of 1 run from ")
                .contains("note: rule never of new.yaml decides about no attempt: no failure that was seen meets the"
                        + " conditions, or a rule before decides\n")
                .containsPattern("rule +decides under default +under new.yaml\nnever +no such rule +0\nfirst +no such"
                        + " rule +1\nran-and-failed +1 +0\n")
                .doesNotContain("pull-again");
        Path page = folder.resolve("result.html");
        JsonNode json = new ObjectMapper()
                .readTree(Console.lifeline("policy", "test", idle, "--events", EXIT, "--output=json", "--html", page)
                        .lines()
                        .getFirst());
        assertThat(json.path("rules").get(0).toString()).isEqualTo("{\"rule\":\"never\",\"after\":0}");
        assertThat(Files.readString(page)).contains("<h2>Rules</h2>", "decides about no attempt");
    }

    @Test
    void what_cannot_be_read_has_one_place() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("bad.ndjson"), Files.readString(EXIT).replaceAll("\\s*\\n\\s*", "") + "\n{\"a\" 1}\n");
        Console console = Console.lifeline("policy", "test", "default", "--events", bad);
        assertThat(console.err()).isEqualTo("bad.ndjson:2: not JSON at column 6\n");
        assertThat(console.out()).contains("note: 1 line or file could not be read\n");
        Path deep = Files.createDirectories(folder.resolve("day/hour"));
        Files.move(bad, deep.resolve("bad.ndjson"));
        assertThat(Console.lifeline("policy", "test", "default", "--events", folder.resolve("day"))
                        .err())
                .isEqualTo("hour/bad.ndjson:2: not JSON at column 6\n");
    }

    @Test
    void a_policy_that_matches_nothing_is_said_and_ends_with_1() throws IOException {
        Path none = policy("{ name: none, match: [{ cluster: nowhere }] }");
        Console console = Console.lifeline("policy", "test", none, "--events", EXIT);
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out()).contains("decides about none of these runs");
    }
}

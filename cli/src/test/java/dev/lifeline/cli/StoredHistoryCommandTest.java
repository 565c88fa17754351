package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.stack.LoopbackAws;
import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code policy test --last} on the runs of a table. */
class StoredHistoryCommandTest extends TableCommandsScene {
    private static final int PAGE = 1000;
    private final Instant now = Instant.now();

    @TempDir
    private Path folder = Path.of("");

    /** Stores a run of that family whose first attempt could not pull and whose second succeeded. */
    private void stored(String name, String family, Duration ago) {
        Decision last = Runs.lifeOfARun().getLast();
        Run ended = ended(last.run(), name, now.minus(ago));
        LaunchRequest asked = ended.request();
        LaunchRequest request = new LaunchRequest(
                asked.cluster(),
                family + ":3",
                asked.essentials(),
                asked.definedSize(),
                asked.compute(),
                asked.network(),
                asked.overrides(),
                asked.options());
        runs().create(
                        new Run(
                                ended.identity(),
                                request,
                                ended.policy(),
                                ended.created(),
                                ended.phase(),
                                ended.attempt(),
                                ended.past(),
                                ended.spent(),
                                ended.endBy(),
                                List.of(),
                                ended.gaps(),
                                ended.orders(),
                                ended.shadow()),
                        last.explanation());
    }

    private JsonNode tested(String since) throws IOException {
        Path never = Files.writeString(folder.resolve("never.yaml"), "name: never\nrules: [{ then: stop }]\n");
        return json(run("policy", "test", never.toString(), "--last", since, "--output", "json"));
    }

    @Test
    void only_the_runs_that_ended_in_the_period_count_whatever_their_family() throws IOException {
        stored("a", "etl", Duration.ofHours(1));
        stored("b", "report", Duration.ofDays(6));
        stored("c", "report", Duration.ofDays(29));
        stored("d", "etl", Duration.ofDays(31));
        stored("e", "old", Duration.ofDays(200));
        create("alive", Optional.empty());

        JsonNode month = tested("30d");
        assertThat(month.path("runs").asInt()).isEqualTo(3);
        assertThat(month.path("differing").asDouble()).isEqualTo(3);
        Map<String, Double> families = new TreeMap<>();
        month.path("groups")
                .forEach(group -> families.merge(
                        group.path("family").asText(), group.path("runs").asDouble(), Double::sum));
        assertThat(families).isEqualTo(Map.of("etl", 1.0, "report", 2.0));
        assertThat(tested("7d").path("runs").asInt()).isEqualTo(2);
        assertThat(tested("365d").path("runs").asInt()).isEqualTo(5);
        assertThat(run("policy", "test", "default", "--last", "1m"))
                .isEqualTo(new Shell(2, "", "no run ended since 1m; nothing can be compared"));
    }

    @Test
    void the_history_is_read_beyond_its_first_page() throws IOException {
        IntStream.range(0, PAGE + 5)
                .parallel()
                .forEach(number -> stored("run-" + number, "etl", Duration.ofMinutes(number + 1L)));

        assertThat(tested("30d").path("runs").asInt()).isEqualTo(PAGE + 5);
    }

    @Test
    void a_table_that_does_not_exist_is_named_with_what_to_do() {
        Map<String, String> outputs = LoopbackAws.outputs();
        outputs.put("TableName", "Gone");
        aws.stack("prod", outputs);

        Shell shell = run("policy", "test", "default", "--last", "30d");
        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err())
                .hasLineCount(1)
                .contains(aws.uri().toString(), "was the stack deleted", "lifeline stacks lists those that are there");
    }
}

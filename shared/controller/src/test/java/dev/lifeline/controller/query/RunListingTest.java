package dev.lifeline.controller.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.testing.Calls;
import dev.lifeline.controller.testing.InMemoryListing;
import dev.lifeline.controller.testing.InMemoryRunStore;
import dev.lifeline.controller.testing.SettableClock;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunListingTest {
    private final InMemoryRunStore store = new InMemoryRunStore(new Calls());
    private final SettableClock clock = new SettableClock(Runs.NOON.plus(Duration.ofHours(1)));
    private final RunListing listing = new RunListing(new InMemoryListing(store).ports(), clock);

    private static Run like(String situation, String name) {
        return ReportedRuns.all()
                .filter(reported -> reported.situation().equals(situation))
                .map(Reported::decision)
                .findFirst()
                .orElseThrow()
                .run()
                .known(Runs.identity(name));
    }

    private void put(String situation, String... names) {
        for (String name : names) {
            store.put(like(situation, name));
        }
    }

    private RunPage page(String request) {
        if (!(JsonText.read(request) instanceof Requested.Valid<JsonNode>(JsonNode tree))
                || !(ListRequest.SHAPE.read(tree, Author.PROGRAM)
                        instanceof Requested.Valid<ListRequest>(ListRequest read))) {
            throw new AssertionError(request);
        }
        return listing.list(read);
    }

    private List<String> names(String request) {
        return page(request).runs().stream().map(run -> run.run().value()).toList();
    }

    /** All pages of so many runs. */
    private List<String> paged(int limit) {
        List<String> names = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            JsonNode answer = RunPage.ANSWER.tree(page("{\"limit\": " + limit
                    + next.map(token -> ", \"next\": \"" + token + "\"").orElse("") + "}"));
            assertThat(answer.path("runs").size()).isLessThanOrEqualTo(limit);
            answer.path("runs").forEach(run -> names.add(run.path("run").asText()));
            next = Optional.ofNullable(answer.path("next").textValue());
        } while (next.isPresent());
        return names;
    }

    @Test
    void live_runs_come_first_then_ended_ones() {
        put("succeeded", "done");
        put("backing off", "waiting");
        put("running", "busy");
        assertThat(names("{}")).containsExactly("waiting", "busy", "done");
        assertThat(names("{\"state\": \"LIVE\"}")).containsExactly("waiting", "busy");
        assertThat(names("{\"state\": \"ENDED\"}")).containsExactly("done");
    }

    @Test
    void a_run_whose_task_hangs_is_listed_once_as_ended() {
        put("succeeded while its task hangs", "hanging");
        assertThat(names("{}")).containsExactly("hanging");
        assertThat(names("{\"state\": \"LIVE\"}")).isEmpty();
    }

    @Test
    void pages_go_through_live_and_then_ended_runs_and_have_each_once() {
        put("running", "a", "b", "c", "d", "e");
        put("succeeded", "f", "g", "h", "i");
        put("exited with 3", "j", "k");
        for (int limit = 1; limit < 13; limit++) {
            assertThat(paged(limit)).isEqualTo(names("{}")).hasSize(11).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_condition_must_hold() {
        put("succeeded", "nightly-1");
        put("exited with 3", "nightly-2", "hourly-2");
        put("backing off", "nightly-3");
        assertThat(names("{\"result\": \"FAILED\"}")).containsExactlyInAnyOrder("nightly-2", "hourly-2");
        assertThat(names("{\"result\": \"FAILED\", \"prefix\": \"nightly-\"}")).containsExactly("nightly-2");
        assertThat(names("{\"cause\": \"PULL_TRANSIENT\"}")).containsExactly("nightly-3");
        assertThat(names("{\"cause\": \"EXIT_CODE\", \"prefix\": \"h\"}")).containsExactly("hourly-2");
        assertThat(names("{\"family\": \"etl\"}")).hasSize(4);
        assertThat(names("{\"family\": \"etl\", \"cluster\": \"trial\"}")).isEmpty();
        assertThat(names("{\"family\": \"web\"}")).isEmpty();
    }

    @Test
    void a_suspended_run_is_alive() {
        put("suspended", "held");
        put("running", "busy");
        put("succeeded", "done");
        assertThat(names("{\"suspended\": true}")).containsExactly("held");
        assertThat(names("{\"suspended\": false}")).containsExactly("busy", "done");
        assertThat(names("{\"suspended\": true, \"state\": \"ENDED\"}")).isEmpty();
        assertThat(page("{\"suspended\": true}").runs()).allMatch(RunSummary::suspended);
    }

    @Test
    void a_period_is_about_the_end_of_ended_runs_and_the_beginning_of_live_ones() {
        put("succeeded", "done");
        put("running", "busy");
        assertThat(names("{\"since\": \"2h\"}")).hasSize(2);
        assertThat(names("{\"since\": \"1h\"}")).hasSize(2);
        assertThat(names("{\"since\": \"" + Runs.NOON.plusSeconds(1) + "\"}")).containsExactly("done");
        assertThat(names("{\"until\": \"" + Runs.NOON + "\"}")).isEmpty();
        assertThat(names("{\"until\": \"" + Runs.NOON.plusSeconds(1) + "\"}")).containsExactly("busy");
    }

    @Test
    void a_run_that_cannot_be_read_is_reported_and_hides_no_other() {
        put("running", "damaged", "whole");
        put("succeeded", "old");
        store.breakRecord(new RunId("damaged"), new IllegalStateException("format 2"));
        store.breakRecord(new RunId("old"), new IllegalStateException("format 2"));
        RunPage page = page("{}");
        assertThat(page.runs()).extracting(run -> run.run().value()).containsExactly("whole", "old");
        assertThat(page.runs().getLast().generation()).isEmpty();
        assertThat(page.unreadable())
                .containsExactly(
                        new UnreadableEntry("run#" + new RunId("damaged").key(), "format 2"),
                        new UnreadableEntry("run#" + new RunId("old").key(), "format 2"));
    }

    @Test
    void a_page_reads_a_bounded_number_of_runs_whatever_it_selects() {
        for (int number = 0; number < 40; number++) {
            put("running", "run-" + number);
        }
        RunPage page = page("{\"limit\": 1, \"prefix\": \"none\"}");
        assertThat(page.runs()).isEmpty();
        assertThat(page.next()).isPresent();
    }

    @Test
    void a_summary_has_the_evidence() {
        put("exited with 3", "failed");
        JsonNode run = RunPage.ANSWER.tree(page("{}")).at("/runs/0");
        assertThat(run.path("evidence").asText()).isEqualTo("container app exited with 3");
        assertThat(run.path("exitCode").asInt()).isEqualTo(3);
        assertThat(run.path("generation").asInt()).isEqualTo(1);
    }
}

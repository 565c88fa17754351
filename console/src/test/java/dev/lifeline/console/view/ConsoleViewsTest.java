package dev.lifeline.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.console.view.ViewSource.ViewUnavailable;
import dev.lifeline.console.web.ConsoleScene;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.query.ListRequest;
import dev.lifeline.controller.query.ListRequest.ListedState;
import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.controller.store.ListingPorts;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.RunReads;
import dev.lifeline.controller.store.UnfinishedRuns;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleViewsTest {
    private final ConsoleScene scene = new ConsoleScene();
    private final ConsoleViews views = new ConsoleViews(scene.ports);

    @AfterEach
    void close() {
        scene.close();
    }

    private static ViewRequest runs(int limit) {
        return new ViewRequest.RunsPage(new ListRequest(
                ListedState.ALL,
                Filter.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit,
                Optional.empty()));
    }

    private static ViewRequest run(String name) {
        return new ViewRequest.OneRun(RunId.parse(name).orElseThrow());
    }

    @Test
    void a_page_of_runs_has_each_under_its_name_and_their_order() {
        scene.put("exited with 3", "done", "__proto__");
        scene.put("running", "<img/src=x/onerror=alert(1)>");
        ObjectNode view = views.read(runs(50));
        assertThat(view.path("order").get(0).asText()).isEqualTo("<img/src=x/onerror=alert(1)>");
        assertThat(view.path("order")).hasSize(3);
        assertThat(view.path("runs").path("done").path("result").asText()).isEqualTo("FAILED");
        assertThat(view.path("runs").path("__proto__").path("cause").asText()).isEqualTo("EXIT_CODE");
    }

    @Test
    void a_run_has_its_description_and_journal_or_is_missing() {
        scene.put("exited with 3", "done");
        assertThat(views.read(run("done")).path("run").path("history")).isNotEmpty();
        assertThat(views.read(run("other")).path("missing").asText()).isEqualTo("other");
    }

    @Test
    void policies_have_their_latest_version_and_each_its_document() {
        scene.world.policies.put(new NewPolicy(
                "nightly", "h1", "{\"name\":\"nightly\"}", Optional.of("name: nightly # one"), Runs.NOON));
        scene.world.policies.put(new NewPolicy("nightly", "h2", "{\"name\":\"nightly\",\"a\":1}", Runs.NOON));
        ObjectNode all = views.read(new ViewRequest.PolicyList());
        assertThat(all.path("policies").get(0).path("version").asInt()).isEqualTo(2);
        assertThat(all.path("builtIn")).isNotEmpty();
        assertThat(views.read(new ViewRequest.PolicyDocumentView("nightly", Optional.of(1)))
                        .path("document")
                        .asText())
                .isEqualTo("name: nightly # one");
        assertThat(views.read(new ViewRequest.PolicyDocumentView("nightly", Optional.empty()))
                        .path("document")
                        .asText())
                .contains("\"a\" : 1");
        assertThat(views.read(new ViewRequest.PolicyDocumentView("nightly", Optional.of(3)))
                        .path("missing")
                        .asBoolean())
                .isTrue();
        assertThat(views.read(new ViewRequest.PolicyDocumentView("default", Optional.empty()))
                        .path("rules"))
                .isNotEmpty();
    }

    private void put(String document) {
        scene.world.policies.put(new NewPolicy("nightly", document, document, Runs.NOON));
    }

    @Test
    void two_versions_of_a_policy_differ_by_rule_and_budget_in_what_they_mean() {
        put("{\"name\":\"nightly\",\"budgets\":{\"exit\":{\"attempts\":2}},"
                + "\"rules\":[{\"name\":\"late\",\"when\":{\"cause\":\"EXIT_CODE\"},\"then\":\"retry\"}]}");
        put("{\"name\":\"nightly\",\"budgets\":{\"exit\":{\"attempts\":3}},\"timeouts\":{\"running\":\"1h\"},"
                + "\"rules\":[{\"name\":\"late\",\"when\":{\"cause\":\"EXIT_CODE\"},\"then\":\"fail\"}]}");
        put("{\"name\":\"nightly\",\"budget\":1}");
        assertThat(JsonTree.text(views.read(new ViewRequest.PolicyChange("nightly", 1, 2))
                        .path("changes")))
                .isEqualTo("[{\"part\":\"budget exit\",\"setting\":\"attempts\",\"before\":\"2\",\"after\":\"3\"},"
                        + "{\"part\":\"rule late\",\"setting\":\"then\",\"before\":\"retry\",\"after\":\"fail\"},"
                        + "{\"part\":\"timeouts\",\"setting\":\"running\",\"after\":\"1h\"}]");
        assertThat(views.read(new ViewRequest.PolicyChange("nightly", 1, 3))
                        .path("problem")
                        .asText())
                .contains("nightly@3");
        assertThat(views.read(new ViewRequest.PolicyChange("nightly", 1, 4))
                        .path("missing")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_policy_has_the_live_runs_that_it_decides_about() {
        scene.put("running", "b", "a");
        scene.put("exited with 3", "over");
        ObjectNode decides = (ObjectNode) views.read(new ViewRequest.PolicyDocumentView("default", Optional.empty()))
                .path("decides");
        assertThat(JsonTree.text(decides)).isEqualTo("{\"live\":2,\"decided\":2,\"runs\":[\"a\",\"b\"]}");
        assertThat(views.read(new ViewRequest.PolicyDocumentView("once", Optional.empty()))
                        .path("decides")
                        .path("decided")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void guards_show_the_pause_and_quarantined_messages_without_their_bodies() {
        new PauseSwitch(scene.world.registers).pause(new Paused("moving house", Runs.NOON));
        scene.quarantined.add(new QuarantinedMessage(
                "m-1", new Origin("TaskStateChange", Optional.of("arn:q"), 1), "no ARN", "SECRET", Runs.NOON));
        assertThat(JsonTree.text(views.read(new ViewRequest.Guards())))
                .contains("moving house", "m-1", "no ARN", "arn:q")
                .doesNotContain("SECRET");
    }

    @Test
    void the_overview_counts_what_ended_today_and_what_failed_by_cause_and_hour() {
        scene.put("exited with 3", "a", "b");
        scene.put("stopped by a user", "on-purpose");
        scene.put("succeeded", "c");
        scene.put("running", "d");
        ObjectNode view = views.read(new ViewRequest.Overview());
        assertThat(view.path("causes").path("EXIT_CODE").asInt()).isEqualTo(2);
        assertThat(view.path("results").path("SUCCEEDED").asInt()).isEqualTo(1);
        assertThat(view.path("results").path("STOPPED").asInt()).isEqualTo(1);
        assertThat(view.path("causes")).as("who stops a run knows of it").hasSize(1);
        assertThat(view.path("hours")).hasSize(1);
        assertThat(view.path("hours").elements().next()).hasSize(1);
        assertThat(view.path("live").path("order")).hasSize(1);
    }

    @Test
    void a_store_that_does_not_answer_is_one_line() {
        scene.world.store.failNext(Call.LOAD, 1);
        assertThatThrownBy(() -> views.read(run("a")))
                .isInstanceOf(ViewUnavailable.class)
                .hasMessage("the store fails on purpose");
    }

    /** Counts what a page of 10,000 runs reads of the store. */
    private record CountedListing(ListingPorts ports, AtomicInteger reads, AtomicInteger runs)
            implements RunReads, UnfinishedRuns, History {
        @Override
        public RunsFound read(List<RunKey> keys) {
            reads.incrementAndGet();
            runs.addAndGet(keys.size());
            return ports.runs().read(keys);
        }

        @Override
        public ItemPlace place(RunKey run) {
            return ports.runs().place(run);
        }

        @Override
        public UnfinishedPage page(int limit, Optional<String> after) {
            reads.incrementAndGet();
            return ports.unfinished().page(limit, after);
        }

        @Override
        public Page ended(Query query) {
            reads.incrementAndGet();
            return ports.history().ended(query);
        }
    }

    @Test
    void ten_thousand_runs_cost_a_few_reads_of_fifty_runs_at_a_time() {
        for (int each = 0; each < 5_000; each++) {
            scene.put("running", "live-" + each);
            scene.put("exited with 3", "done-" + each);
        }
        CountedListing counted = new CountedListing(scene.ports.listing(), new AtomicInteger(), new AtomicInteger());
        ConsolePorts ports = scene.ports;
        ConsoleViews of = new ConsoleViews(new ConsolePorts(
                ports.runs(),
                ports.describer(),
                ports.journals(),
                new ListingPorts(counted, counted, counted),
                ports.policies(),
                ports.registers(),
                ports.lanes(),
                ports.quarantined(),
                ports.clock()));
        assertThat(of.read(runs(50)).path("order")).hasSize(50);
        assertThat(counted.reads().getAndSet(0)).isEqualTo(2);
        assertThat(counted.runs().getAndSet(0)).isEqualTo(50);
        assertThat(of.read(new ViewRequest.Overview())
                        .path("results")
                        .path("FAILED")
                        .asInt())
                .isEqualTo(5_000);
        assertThat(counted.reads().getAndSet(0)).isLessThanOrEqualTo(12);
        of.read(new ViewRequest.PolicyList());
        assertThat(counted.reads().get()).isEqualTo(3);
    }
}

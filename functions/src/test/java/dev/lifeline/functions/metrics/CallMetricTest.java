package dev.lifeline.functions.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.store.Registers;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.InMemoryRegisters;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The metrics of a decision's calls, and of the guard before them. */
class CallMetricTest extends MetricScene {
    private static final String PULL_TIMEOUT =
            "CannotPullContainerError: net/http: request canceled while waiting for connection";

    @Test
    void a_retry_is_counted_when_its_task_is_asked_for_and_not_when_it_is_asked_for_again() {
        launched();
        seen(task -> TaskChanges.failedToStart(task, PULL_TIMEOUT));
        assertThat(taken()).doesNotContainKey(Metric.RETRIES);
        world.ecs.answerLaunch(new LaunchAnswer.LaunchUnanswered("time-out"));
        later(Duration.ofMinutes(1));
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(taken()).containsEntry(Metric.RETRIES, 1.0);
        later(Duration.ofMinutes(1));
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(world.ecs.launched()).hasSize(2);
        assertThat(taken()).doesNotContainKey(Metric.RETRIES);
    }

    @Test
    void a_retry_that_was_throttled_is_not_counted_again_at_the_very_moment_at_which_it_comes_back() {
        launched();
        seen(task -> TaskChanges.failedToStart(task, PULL_TIMEOUT));
        world.ecs.answerLaunch(new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", "slow down", 400)));
        later(Duration.ofMinutes(1));
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(taken()).containsEntry(Metric.RETRIES, 1.0);
        later(Duration.ofSeconds(1));
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(world.ecs.launched()).hasSize(2);
        assertThat(taken()).doesNotContainKey(Metric.RETRIES);
    }

    @Test
    void a_call_that_brings_no_answer_is_a_failed_effect_and_a_refusal_is_none() {
        launched();
        TaskRunner runner = ecs.runner();
        world.ecs.answerLaunch(new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", "slow down", 400)));
        runner.run(Runs.IDENTITY.task(2), Runs.REQUEST);
        assertThat(taken()).isEmpty();
        world.ecs.answerLaunch(new LaunchAnswer.LaunchUnanswered("time-out"));
        runner.run(Runs.IDENTITY.task(2), Runs.REQUEST);
        world.ecs.answerStop(new StopAnswer.StopFailed("server error"));
        runner.stop("prod", Runs.ref(1), "enough");
        assertThat(taken()).isEqualTo(Map.of(Metric.EFFECTS_FAILED, 2.0));
    }

    @Test
    void a_call_that_is_held_is_counted_as_that() {
        Hold hold = new Hold.Barred("paused", Runs.NOON.plus(Duration.ofHours(1)));
        create();
        later(Duration.ofMinutes(1));
        controller((run, effect, slot) -> Optional.of(hold)).loop().observe(Runs.ID.key(), new TimePassed());
        assertThat(taken()).containsEntry(Metric.EFFECTS_HELD, 1.0);
        assertThat(world.ecs.launched()).isEmpty();
    }

    @Test
    void how_the_guard_stands_is_measured_whenever_it_is_looked_at() {
        InMemoryRegisters registers = new InMemoryRegisters();
        MeasuredRegisters measured = new MeasuredRegisters(registers, measures);
        measured.all();
        assertThat(measures.take()).containsEntry(Metric.OPEN_BREAKERS, 0.0).containsEntry(Metric.PAUSED, 0.0);
        new PauseSwitch(registers).pause(new Paused("test", Runs.NOON));
        Breaker open = new Breaker.Open(Runs.NOON, 1);
        registers.write(new Register("breaker#image a", GuardCodec.BREAKER.text(open), 0), Optional.empty());
        registers.write(
                new Register("breaker#image b", GuardCodec.BREAKER.text(Breaker.unharmed()), 0), Optional.empty());
        measured.all();
        assertThat(measures.take()).containsEntry(Metric.OPEN_BREAKERS, 1.0).containsEntry(Metric.PAUSED, 1.0);
    }

    @Test
    void a_register_that_does_not_answer_is_counted_and_still_an_error() {
        Registers away = new Registers() {
            @Override
            public List<Register> all() {
                throw unavailable();
            }

            @Override
            public Optional<Register> read(String name) {
                throw unavailable();
            }

            @Override
            public boolean write(Register next, Optional<Instant> expiresAt) {
                throw unavailable();
            }

            private StoreUnavailable unavailable() {
                return new StoreUnavailable("away", new IOException("away"));
            }
        };
        MeasuredRegisters measured = new MeasuredRegisters(away, measures);

        assertThatThrownBy(measured::all).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> measured.read("pace")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> measured.write(new Register("pace", "", 0), Optional.empty()))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(taken()).containsEntry(Metric.REGISTERS_UNAVAILABLE, 3.0);
    }

    @Test
    void every_event_of_which_nothing_comes_is_counted() {
        Consumer<Received> events = received -> notes.add(new Note.EventHandled(received));
        events.accept(new Received.Delivered(List.of(Runs.ID)));
        events.accept(new Received.Quarantined("not JSON"));
        events.accept(new Received.NotOurs("task 1 is owned by service:web"));
        events.accept(new Received.NotOurs("container instance 1 is not gone"));
        events.accept(new Received.OfMissingRun(Runs.ID.key()));
        events.accept(new Received.Stranger(Runs.ref(1), "task 1 says that it is attempt 1"));
        events.accept(new Received.LaunchNoted(List.of(), List.of("left out", "too late")));

        assertThat(taken())
                .containsOnly(
                        entry(Metric.QUARANTINED_MESSAGES, 1.0),
                        entry(Metric.EVENTS_OF_NO_RUN, 2.0),
                        entry(Metric.EVENTS_OF_MISSING_RUNS, 1.0),
                        entry(Metric.STRANGERS, 1.0),
                        entry(Metric.LAUNCHES_NOT_KEPT, 2.0));
    }

    @Test
    void a_shadow_that_could_not_be_asked_is_counted_where_a_rule_was() {
        Policy policy = DefaultPolicy.named("default").orElseThrow();
        notes.add(new Note.ShadowUnavailable(policy));
        assertThat(taken()).containsOnly(entry(Metric.SHADOWS_NOT_ASKED, 1.0));
    }

    @Test
    void a_save_that_lost_its_race_is_contention_and_a_launch_that_is_repeated_is_none() {
        launched();
        world.store.beforeSave(1, () -> world.store.touch(Runs.ID));
        seen(TaskChanges::running);
        assertThat(taken()).containsEntry(Metric.CONTENTION, 1.0);
        Decision again = Supervisor.launch(Runs.IDENTITY, LaunchOrder.of(Runs.REQUEST), Runs.at(world.clock.instant()));
        world.store.create(again.run(), again.explanation());
        assertThat(taken()).isEmpty();
    }

    @Test
    void the_most_overdue_deadline_counts_and_one_to_come_is_not_overdue() {
        Decision launch = Supervisor.launch(Runs.IDENTITY, LaunchOrder.of(Runs.REQUEST), Runs.at(Runs.NOON));
        world.store.create(launch.run(), launch.explanation());
        Instant due = launch.run().deadline().orElseThrow();
        Instant far = due.plus(Duration.ofHours(1));

        table.due().due(far, 10);
        assertThat(measures.take()).containsEntry(Metric.OVERDUE_SECONDS, 0.0);

        later(Duration.between(Runs.NOON, due).plusMillis(2500));
        table.due().due(far, 10);
        assertThat(measures.take()).containsEntry(Metric.OVERDUE_SECONDS, 2.5);
        assertThat(measures.take()).as("where nobody asked").doesNotContainKey(Metric.OVERDUE_SECONDS);
    }

    @Test
    void a_document_has_what_was_measured_and_nothing_else_under_one_dimension() {
        measures.count(Metric.QUARANTINED_MESSAGES);
        measures.atLeast(Metric.PAUSED, 0);
        JsonNode document = MetricsDocument.of(measures.take(), "lifeline-prod", Runs.NOON);

        JsonNode directive = document.path("_aws").path("CloudWatchMetrics").path(0);
        assertThat(document.path("_aws").path("Timestamp").longValue()).isEqualTo(Runs.NOON.toEpochMilli());
        assertThat(directive.path("Namespace").textValue()).isEqualTo("Lifeline");
        assertThat(directive.path("Dimensions")).hasToString("[[\"Service\"]]");
        assertThat(document.path("Service").textValue()).isEqualTo("lifeline-prod");
        assertThat(directive.path("Metrics").findValuesAsText("Name")).containsExactly("QuarantinedMessages", "Paused");
        assertThat(document.path("QuarantinedMessages").doubleValue()).isEqualTo(1);
        assertThat(document.path("Paused").doubleValue()).isZero();
        assertThat(JsonTree.text(document))
                .as("what CloudWatch Logs is paid for")
                .hasSizeLessThan(300);
    }
}

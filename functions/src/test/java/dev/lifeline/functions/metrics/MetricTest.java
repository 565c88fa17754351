package dev.lifeline.functions.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.guard.Gate;
import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.request.ReadRequest.Flawed;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.Registers;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.InMemoryRegisters;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What each metric counts, by example. */
class MetricTest {
    private static final String INSTANCE =
            "arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/0123456789abcdef";
    private static final String PULL_TIMEOUT =
            "CannotPullContainerError: net/http: request canceled while waiting for connection";

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final Measures measures = new Measures();
    private final MeasuredPorts ports = new MeasuredPorts(measures, world.clock);
    private final TablePorts table = ports.of(world.table());
    private final EcsPorts ecs = ports.of(world.ecsPorts());
    private final Notes notes = new MeasuredNotes(measures);
    private final RunController controller = controller(Gate.OPEN);
    private final RunLoop loop = controller.loop();

    private RunController controller(Gate gate) {
        Surroundings like = world.surroundings(table, ecs);
        return RunController.in(new Surroundings(
                table, ecs, like.timers(), gate, like.policies(), like.foreign(), notes, like.chance(), like.rules()));
    }

    /** A run whose first task is launched; nothing of that is counted. */
    private void launched() {
        create();
        later(Duration.ofMinutes(1));
        loop.observe(Runs.ID.key(), new TimePassed());
        measures.take();
    }

    private void create() {
        Decision launch = Supervisor.launch(Runs.IDENTITY, Runs.REQUEST, Runs.at(world.clock.instant()));
        world.store.create(launch.run(), launch.explanation());
    }

    private void later(Duration time) {
        world.clock.advance(time);
    }

    private void seen(UnaryOperator<EcsTask> change) {
        int attempt = world.ecs.launched().size();
        loop.observe(
                Runs.ID.key(),
                new TaskSeen(
                        attempt, world.ecs.change(world.ecs.launched().getLast().task(), change)));
    }

    /** Counts of what happened, without the zeros. */
    private Map<Metric, Double> taken() {
        Map<Metric, Double> taken = measures.take();
        taken.values().removeIf(value -> value == 0);
        return taken;
    }

    @Test
    void news_is_a_decision_and_the_same_again_a_stale_one_as_well() {
        launched();
        seen(TaskChanges::running);
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0));
        seen(task -> task);
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0, Metric.STALE_EVENTS, 1.0));
    }

    @Test
    void a_question_without_an_answer_tells_how_long_ago_the_task_was_heard_of() {
        launched();
        seen(TaskChanges::running);
        later(Duration.ofMinutes(15));
        taken();
        DescribeAnswer refused = new DescribeAnswer.DescribeUnanswered(NoAnswer.REFUSED, "AccessDeniedException: no");
        loop.observe(
                Runs.ID.key(),
                new DescribeAnswered(1, world.ecs.launched().getLast().task(), refused));
        assertThat(taken()).containsEntry(Metric.OLDEST_ANSWER_SECONDS, 900.0);
        seen(TaskChanges::running);
        assertThat(taken()).doesNotContainKey(Metric.OLDEST_ANSWER_SECONDS);
    }

    @Test
    void a_run_is_counted_once_when_it_ends_and_not_when_it_is_looked_at_later() {
        launched();
        seen(task -> TaskChanges.exited(task, 0));
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0, Metric.RUNS_SUCCEEDED, 1.0));
        seen(task -> TaskChanges.exited(task, 0));
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(taken()).doesNotContainKey(Metric.RUNS_SUCCEEDED);
    }

    @Test
    void an_exit_that_the_policy_does_not_retry_is_a_failed_run() {
        launched();
        seen(task -> TaskChanges.exited(task, 1));
        assertThat(taken()).containsEntry(Metric.RUNS_FAILED, 1.0).doesNotContainKey(Metric.UNKNOWN_CAUSES);
    }

    @Test
    void a_wrong_request_is_counted_each_time_it_is_made() {
        Launcher launcher = controller.launcher();
        RunRequest request =
                new RunRequest(Optional.of(Runs.ID), RunRequest.OnRepeatedName.SAME_RUN, "nightly", Runs.REQUEST);
        launcher.launch(request, Runs.ID);
        launcher.refuse(new Flawed(Optional.empty(), List.of(new Problem("", "not JSON"))), Runs.ID);
        assertThat(taken()).isEqualTo(Map.of(Metric.LAUNCHES_REFUSED, 2.0));
    }

    @Test
    void an_end_that_the_catalogue_has_no_entry_for_is_an_unknown_cause() {
        launched();
        seen(task -> TaskChanges.stopped(task, StopCode.of("Novel"), "a reason that nobody ever saw"));
        assertThat(taken()).containsEntry(Metric.UNKNOWN_CAUSES, 1.0);
    }

    @Test
    void a_run_that_a_user_stops_is_a_stopped_one_when_its_task_is_over() {
        launched();
        seen(TaskChanges::running);
        loop.observe(Runs.ID.key(), new StopRequested("enough"));
        assertThat(taken()).doesNotContainKey(Metric.RUNS_STOPPED);
        seen(task -> TaskChanges.exited(task, 143));
        assertThat(taken()).containsEntry(Metric.RUNS_STOPPED, 1.0);
    }

    @Test
    void an_attempt_on_an_instance_that_is_lost_is_orphaned() {
        launched();
        loop.observe(
                Runs.ID.key(), new InstanceLost("arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/other"));
        assertThat(taken()).doesNotContainKey(Metric.RUNS_ORPHANED);
        seen(task -> on(INSTANCE, TaskChanges.running(task)));
        loop.observe(Runs.ID.key(), new InstanceLost(INSTANCE));
        assertThat(taken()).containsEntry(Metric.RUNS_ORPHANED, 1.0);
    }

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
        events.accept(new Received.NoSuchRun(Runs.ID.key()));
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
        Decision again = Supervisor.launch(Runs.IDENTITY, Runs.REQUEST, Runs.at(world.clock.instant()));
        world.store.create(again.run(), again.explanation());
        assertThat(taken()).isEmpty();
    }

    @Test
    void the_most_overdue_deadline_counts_and_one_to_come_is_not_overdue() {
        Decision launch = Supervisor.launch(Runs.IDENTITY, Runs.REQUEST, Runs.at(Runs.NOON));
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

    private static EcsTask on(String instance, EcsTask task) {
        EcsTask.Placement there = task.placement();
        return new EcsTask(
                task.ref(),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                task.stop(),
                task.times(),
                new EcsTask.Placement(
                        there.cluster(),
                        there.taskDefinition(),
                        there.group(),
                        there.startedBy(),
                        there.launchType(),
                        there.capacityProvider(),
                        Optional.of(instance)),
                task.containers());
    }
}

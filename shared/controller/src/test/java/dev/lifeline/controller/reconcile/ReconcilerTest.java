package dev.lifeline.controller.reconcile;

import static dev.lifeline.controller.testing.Calls.Call.DESCRIBE;
import static dev.lifeline.controller.testing.Calls.Call.DUE;
import static dev.lifeline.controller.testing.Calls.Call.FIND;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.reconcile.RoundReport.FailedRun;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration CHECK = Duration.ofMinutes(15);

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final ControllerPorts ports = world.controllerPorts();
    private final RunLoop loop = new RunLoop(ports);
    private final Reconciler reconciler = new Reconciler(ports, loop);

    /** A run whose launch was saved now by a function that then died: due when the lease is over. */
    private RunId launched(String name) {
        return launched(name, "prod", "default");
    }

    private RunId launched(String name, String cluster, String policy) {
        LaunchRequest like = Runs.REQUEST;
        LaunchRequest request = new LaunchRequest(
                cluster,
                like.taskDefinition(),
                like.essentials(),
                Optional.empty(),
                like.compute(),
                like.network(),
                like.overrides(),
                like.options());
        Circumstances now = Runs.at(world.clock.instant());
        Circumstances under = new Circumstances(
                PolicySource.builtIn().latest(policy).orElseThrow(),
                Optional.empty(),
                now.catalog(),
                now.limits(),
                now.now(),
                now.random());
        world.store.put(Supervisor.launch(Runs.identity(name), request, under).run());
        return new RunId(name);
    }

    private Run run(RunId id) {
        return world.store.peek(id).orElseThrow();
    }

    private List<String> launches() {
        return world.ecs.launched().stream().map(launched -> launched.runName()).toList();
    }

    private static Instant at(int seconds) {
        return Runs.NOON.plusSeconds(seconds);
    }

    private void launchAt(int second, String name) {
        world.clock.set(at(second).minus(LEASE));
        launched(name);
    }

    @Test
    void nothing_due_is_one_question() {
        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(0, 0, List.of()));

        assertThat(world.calls.made()).containsExactly(DUE);
    }

    @Test
    void what_is_due_is_done_the_earliest_first_and_what_comes_due_within_the_minute_is_woken_in_time() {
        launchAt(61, "beyond");
        launchAt(40, "soon");
        launchAt(-5, "overdue");
        launchAt(-9, "first");
        world.clock.set(at(0));
        world.timers.clear();

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(launches()).containsExactly("first", "overdue");
        assertThat(world.timers).containsExactly(new Timer(new RunId("soon").key(), at(40)));
        assertThat(round).isEqualTo(new RoundReport(3, 2, List.of()));
    }

    @Test
    void a_task_that_was_silent_for_long_gets_no_timer_since_many_are_asked_about_in_one_call() {
        launched("silent");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK.minus(LEASE).minusSeconds(30));
        world.timers.clear();
        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(1, 0, List.of()));
        assertThat(world.timers).isEmpty();
    }

    @Test
    void a_round_asks_ECS_no_more_than_its_share_and_the_next_goes_on() {
        IntStream.range(0, 60).forEach(number -> launched("run-" + number));
        world.clock.advance(Duration.ofHours(2));

        reconciler.reconcile(MINUTE);
        assertThat(world.calls.count(FIND))
                .as("half of a burst of 50, two calls each")
                .isEqualTo(25);
        reconciler.reconcile(MINUTE);
        reconciler.reconcile(MINUTE);
        assertThat(world.calls.count(FIND)).isEqualTo(60);
    }

    @Test
    void what_was_done_is_not_done_again_although_the_index_still_shows_it() {
        launched("one");
        launched("two");
        world.clock.advance(LEASE);
        world.store.freezeIndex();

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(round).isEqualTo(new RoundReport(2, 2, List.of()));
        assertThat(launches()).containsExactly("one", "two");
        assertThat(world.calls.count(LOAD)).isEqualTo(2);
    }

    @Test
    void a_lagging_index_full_of_what_was_done_does_not_hide_the_rest() {
        IntStream.range(0, 150).forEach(number -> launched("run-" + number));
        world.clock.advance(LEASE);
        world.store.freezeIndex();

        assertThat(reconciler.reconcile(MINUTE).looked()).isEqualTo(150);

        assertThat(world.ecs.launched()).hasSize(150);
        assertThat(world.calls.count(LOAD)).isEqualTo(150);
    }

    @Test
    void the_next_round_finds_by_a_consistent_read_that_a_lagging_index_is_wrong() {
        launched("one");
        world.clock.advance(LEASE);
        world.store.freezeIndex();
        reconciler.reconcile(MINUTE);

        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(1, 0, List.of()));

        assertThat(world.calls.count(RUN)).isEqualTo(1);
    }

    @Test
    void silent_tasks_are_asked_about_a_hundred_a_call_and_by_cluster() {
        IntStream.range(0, 250).forEach(number -> launched("run-" + number));
        IntStream.range(0, 3).forEach(number -> launched("dev-" + number, "dev", "default"));
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK);
        world.calls.clear();

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(round).isEqualTo(new RoundReport(253, 253, List.of()));
        assertThat(world.ecs.describeSizes().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .as("each task once")
                .isEqualTo(253);
        assertThat(world.ecs.describeRequests()).as("three of prod, one of dev").isEqualTo(4);
        assertThat(run(new RunId("run-249")).attempt().contact().checkAt())
                .isEqualTo(world.clock.instant().plus(CHECK));
    }

    @Test
    void a_silent_task_does_not_wait_for_the_launches_that_are_due_after_it() {
        launched("silent");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK.minus(LEASE));
        IntStream.range(0, 100).forEach(number -> launched("run-" + number));
        world.clock.advance(LEASE);
        world.store.beforeEverySave(() -> world.clock.advance(Duration.ofMillis(500)));
        world.calls.clear();

        reconciler.reconcile(MINUTE);

        List<Call> calls = world.calls.made();
        assertThat(calls.subList(0, calls.indexOf(DESCRIBE)).stream().filter(RUN::equals))
                .hasSize(2);
        assertThat(world.calls.count(RUN)).isGreaterThan(10);
    }

    @Test
    void a_lost_event_heals() {
        RunId id = launched("healing");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        EcsTask task = world.ecs.tasks().getFirst();
        world.ecs.change(task.ref(), TaskChanges::running);
        world.ecs.change(task.ref(), running -> TaskChanges.exited(running, 0));

        world.clock.advance(CHECK.minus(LEASE).minusSeconds(1));
        reconciler.reconcile(MINUTE);
        assertThat(run(id).hasEnded()).isFalse();
        world.clock.advance(Duration.ofSeconds(1));
        reconciler.reconcile(MINUTE);

        assertThat(run(id).hasEnded()).isTrue();
        assertThat(run(id).deadline()).isEmpty();
    }

    @Test
    void a_lost_event_that_asks_for_an_effect_heals_in_the_same_round() {
        RunId id = launched("healing", "prod", "always");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        EcsTask task = world.ecs.tasks().getFirst();
        world.ecs.change(
                task.ref(), known -> TaskChanges.pullErrorIgnored(known, "CannotPullContainerError: i/o timeout"));
        world.clock.advance(CHECK);

        reconciler.reconcile(MINUTE);

        assertThat(world.ecs.stops()).containsExactly(task.ref());
        assertThat(run(id).pending()).isEmpty();
    }

    @Test
    void silence_of_ECS_is_no_news() {
        RunId id = launched("unanswered");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK);
        world.ecs.answerDescribe(asked -> Map.of());

        reconciler.reconcile(MINUTE);

        assertThat(run(id).attempt().isOver()).isFalse();
        assertThat(run(id).deadline()).contains(world.clock.instant().plus(MINUTE));
    }

    @Test
    void two_reconcilers_at_once_do_an_effect_once() {
        RunId id = launched("wanted");
        world.clock.advance(LEASE);
        Reconciler other = world.controller().reconciler();
        world.store.beforeSave(1, () -> other.reconcile(MINUTE));

        reconciler.reconcile(MINUTE);

        assertThat(world.calls.count(RUN)).isEqualTo(1);
        assertThat(run(id).pending()).isEmpty();
    }

    @Test
    void a_round_that_has_more_to_do_than_time_leaves_the_rest_to_the_next() {
        IntStream.range(0, 400).forEach(number -> launched("run-" + number));
        world.clock.advance(LEASE);
        world.store.beforeEverySave(() -> world.clock.advance(Duration.ofMillis(500)));
        Instant start = world.clock.instant();

        RoundReport first = reconciler.reconcile(MINUTE);

        assertThat(Duration.between(start, world.clock.instant())).isBetween(MINUTE, MINUTE.plusSeconds(1));
        assertThat(first.looked()).isBetween(50, 200);

        int rounds = 1;
        while (world.ecs.launched().size() < 400 && rounds < 20) {
            reconciler.reconcile(MINUTE);
            rounds++;
        }
        assertThat(world.ecs.launched()).hasSize(400);
        assertThat(world.calls.count(RUN)).isEqualTo(400);
    }

    @Test
    void a_reconciler_and_an_event_at_once_agree() {
        RunId id = launched("wanted");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK);
        EcsTask running = world.ecs.change(world.ecs.tasks().getFirst().ref(), TaskChanges::running);
        world.store.beforeSave(1, () -> loop.observe(id.key(), new TaskSeen(1, running)));

        assertThat(reconciler.reconcile(MINUTE).failures()).isEmpty();

        assertThat(run(id).attempt().seen().map(EcsTask::version)).contains(running.version());
    }

    @Test
    void a_run_that_is_gone_since_is_passed_over() {
        RunId gone = launched("gone");
        launched("there");
        world.clock.advance(LEASE);
        world.store.freezeIndex();
        loop.observe(
                gone.key(),
                new LaunchAnswered(
                        1, new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "no such cluster", 400))));
        world.store.delete(gone);

        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(2, 1, List.of()));

        assertThat(launches()).containsExactly("there");
    }

    @Test
    void a_run_under_contention_keeps_no_other_waiting() {
        RunId contended = launched("contended");
        launched("quiet");
        world.clock.advance(LEASE);
        world.store.beforeEverySave(() -> world.store.touch(contended));

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(launches()).containsExactly("quiet");
        assertThat(round.looked()).isEqualTo(2);
        assertThat(round.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.run()).isEqualTo(contended.key());
            assertThat(failure.cause()).isInstanceOf(Contention.class);
        });
    }

    @Test
    void a_record_that_cannot_be_read_keeps_no_other_waiting_and_is_tried_once_a_round() {
        RunId broken = launched("broken");
        launched("whole");
        world.clock.advance(LEASE);
        IllegalArgumentException error = new IllegalArgumentException("run broken: no phase Resting");
        world.store.breakRecord(broken, error);

        assertThat(reconciler.reconcile(MINUTE))
                .isEqualTo(new RoundReport(2, 1, List.of(new FailedRun(broken.key(), error))));

        assertThat(launches()).containsExactly("whole");
        assertThat(world.calls.count(LOAD)).isEqualTo(2);
    }

    @Test
    void more_broken_records_than_a_question_returns_keep_no_other_waiting() {
        IntStream.range(0, 120)
                .forEach(number -> world.store.breakRecord(
                        launched("broken-" + number), new IllegalArgumentException("cannot be read")));
        world.clock.advance(Duration.ofSeconds(1));
        launched("whole");
        world.clock.advance(LEASE);

        assertThat(reconciler.reconcile(MINUTE).failures()).hasSize(120);

        assertThat(launches()).containsExactly("whole");
    }

    @Test
    void a_policy_that_is_gone_fails_its_own_runs_alone() {
        RunId orphan = launched("orphan", "prod", "always");
        launched("other");
        world.clock.advance(LEASE);
        PolicySource forgetful = new PolicySource() {
            @Override
            public Optional<Policy> policy(PolicyRef ref) {
                return latest(ref.name());
            }

            @Override
            public Optional<Policy> latest(String name) {
                return PolicySource.builtIn().latest(name).filter(policy -> !name.equals("always"));
            }

            @Override
            public List<String> names() {
                return PolicySource.builtIn().names();
            }
        };
        Reconciler forgetting =
                RunController.in(world.controllerPorts(forgetful)).reconciler();

        RoundReport round = forgetting.reconcile(MINUTE);

        assertThat(launches()).containsExactly("other");
        assertThat(round.failures()).extracting(FailedRun::run).containsExactly(orphan.key());
        assertThat(round.failures().getFirst().cause()).hasMessage("policy always@0 does not exist; put it again");
    }

    @Test
    void a_failure_while_answers_are_saved_keeps_no_other_waiting() {
        RunId contended = launched("contended");
        RunId quiet = launched("quiet");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK);
        world.store.beforeEverySave(() -> world.store.touch(contended));

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(round.failures()).extracting(FailedRun::run).containsExactly(contended.key());
        assertThat(run(quiet).attempt().contact().checkAt())
                .isEqualTo(world.clock.instant().plus(CHECK));
    }

    @Test
    void a_store_that_cannot_be_reached_for_one_run_fails_that_run_and_is_made_up_for() {
        RunId unlucky = launched("unlucky");
        launched("lucky");
        world.clock.advance(LEASE);
        world.store.failNext(LOAD, 1);

        RoundReport round = reconciler.reconcile(MINUTE);
        assertThat(round.failures()).extracting(FailedRun::run).containsExactly(unlucky.key());
        assertThat(round.failures().getFirst().cause()).isInstanceOf(StoreUnavailable.class);

        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(1, 1, List.of()));
        assertThat(launches()).containsExactly("lucky", "unlucky");
    }

    @Test
    void a_store_that_cannot_tell_what_is_due_fails_the_round() {
        world.store.failNext(DUE, 1);

        assertThatThrownBy(() -> reconciler.reconcile(MINUTE)).isInstanceOf(StoreUnavailable.class);
    }
}

package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswered;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every text with a secret value: nothing that is decided, stored or reported contains the value. */
class SecretTextTest {
    private static final String SECRET = "hunter2-p4ssw0rd";
    private static final String TEXT = "CannotStartContainerError: exec --password=" + SECRET + ": no such file";
    private static final Instant LATER = TaskSketch.NOON.plusSeconds(3600);

    private static final LaunchRequest REQUEST = Requests.withEnvironment(Map.of("PASSWORD", new Secret(SECRET)));

    static Stream<Observation> observations() {
        EcsTask stopped = own(TaskSketch.neverRan("1", 9, "TaskFailedToStart", TEXT));
        EcsTask container = own(task("1", 9, "RUNNING").without("app").with(container("app", "STOPPED", TEXT)));
        EcsTask sidecar = own(task("1", 9, "RUNNING").with(container("log", "STOPPED", TEXT)));
        Stream<Observation> snapshots = Stream.of(stopped, container, sidecar)
                .flatMap(seen -> Stream.of(
                        new TaskSeen(1, seen),
                        new DescribeAnswered(1, ref("1"), new DescribeAnswer.Seen(seen)),
                        new StopAnswered(1, ref("1"), new StopAnswer.StopAccepted(Optional.of(seen))),
                        new LaunchAnswered(1, new LaunchAnswer.TaskCreated(ref("1"), Optional.of(seen)))));
        Stream<Observation> answers = Stream.of(
                new LaunchAnswered(1, new LaunchAnswer.NotPlaced(new LaunchFailure(TEXT))),
                new LaunchAnswered(1, new LaunchAnswer.NotPlaced(new LaunchFailure("AGENT", Optional.of(TEXT)))),
                new LaunchAnswered(1, new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", TEXT, 400))),
                new LaunchAnswered(1, new LaunchAnswer.LaunchUnanswered(TEXT)),
                new LaunchAnswered(1, new LaunchAnswer.LaunchHeld(new Hold.Barred(TEXT, LATER))),
                new StopAnswered(1, ref("1"), new StopAnswer.StopFailed(TEXT)),
                new StopAnswered(1, ref("1"), new StopAnswer.StopHeld(new Hold.Barred(TEXT, LATER))),
                new DescribeAnswered(1, ref("1"), new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, TEXT)),
                new FindAnswered(1, new FindAnswer.ListUnanswered(NoAnswer.SILENT, TEXT)),
                new StopRequested(TEXT, StopManner.GRACEFUL));
        return Stream.concat(snapshots, answers);
    }

    private static EcsTask own(TaskSketch task) {
        return TaskSketch.startedBy(Scene.IDENTITY.task(1).startedBy(), task.now());
    }

    private static Circumstances circumstances() {
        return new Circumstances(
                DefaultPolicy.named("always").orElseThrow(),
                DefaultPolicy.named("once"),
                CauseCatalog.standard(),
                Limits.STANDARD,
                TaskSketch.NOON,
                0.5);
    }

    /** Runs in every situation of an observation of attempt 1. */
    private static Stream<Run> runs() {
        Run asked = Supervisor.launch(Scene.IDENTITY, LaunchOrder.of(REQUEST), circumstances())
                .run();
        Run running = Supervisor.decide(asked, new TaskSeen(1, own(task("1", 3, "RUNNING"))), circumstances())
                .run();
        Run stopping = Supervisor.decide(running, new StopRequested("enough", StopManner.GRACEFUL), circumstances())
                .run();
        return Stream.of(asked, running, stopping);
    }

    @ParameterizedTest
    @MethodSource("observations")
    void no_decision_holds_a_secret_value_that_was_in_what_was_observed(Observation observation) {
        assertThat(observation.toString()).contains(SECRET);
        assertThat(runs())
                .allSatisfy(run -> assertThat(Supervisor.decide(run, observation, circumstances())
                                .toString())
                        .doesNotContain(SECRET));
    }

    @Test
    void neither_does_one_about_a_task_that_is_adopted() {
        EcsTask task = TaskSketch.neverRan("1", 9, "TaskFailedToStart", TEXT).now();
        assertThat(Supervisor.adopt(Scene.IDENTITY, new Adoption(REQUEST, List.of()), task, circumstances())
                        .toString())
                .doesNotContain(SECRET)
                .contains("(hidden)");
    }

    @Test
    void the_cause_is_found_all_the_same() {
        Run run = runs().findFirst().orElseThrow();
        Decision decision = Supervisor.decide(
                run,
                new LaunchAnswered(1, new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", TEXT, 400))),
                circumstances());
        assertThat(decision.explanation().reason() + decision.run().phase())
                .contains("exec --password=(hidden): no such file");
    }
}

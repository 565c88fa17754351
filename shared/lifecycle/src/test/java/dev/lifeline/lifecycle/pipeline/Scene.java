package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.ref;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run in progress: a test passes observations with their times, and checks the results. */
final class Scene {
    static final RunId ID = new RunId("nightly");
    static final Identity IDENTITY =
            new Identity(ID, new Namespace("test"), Nonce.first(7), Coverage.DECISIVE, "invocation-1");
    static final LaunchRequest REQUEST = Requests.of(new LaunchRequest.Essentials.Named(List.of("app")));

    private final Policy policy;
    private final Optional<Policy> shadow;
    private Instant now = NOON;
    private double random = 1;
    private Decision last;

    private Scene(Policy policy, Optional<Policy> shadow) {
        this.policy = policy;
        this.shadow = shadow;
        this.last = Supervisor.launch(IDENTITY, LaunchOrder.of(REQUEST), circumstances());
    }

    /** A run launched under the named built-in policy, without an answer yet. */
    static Scene asked(String policy) {
        return asked(DefaultPolicy.named(policy).orElseThrow());
    }

    static Scene asked(Policy policy) {
        return new Scene(policy, Optional.empty());
    }

    /** The same as RUNNING, with a shadow policy. */
    static Scene running(Policy policy, Policy shadow) {
        return new Scene(policy, Optional.of(shadow)).accepted("1").sees(TaskSketch.task("1", 3, "RUNNING"));
    }

    static Scene running(Policy policy) {
        return asked(policy).accepted("1").sees(TaskSketch.task("1", 3, "RUNNING"));
    }

    /** A foreign task, first seen RUNNING. */
    static Scene adopted(Policy policy) {
        Scene scene = asked(policy);
        scene.last = Supervisor.adopt(
                IDENTITY,
                new Adoption(REQUEST, List.of()),
                TaskSketch.task("1", 3, "RUNNING").now(),
                scene.circumstances());
        return scene;
    }

    /** A starting task under the default policy, with unknown facts of its launch. */
    static Scene adopted(List<MissingLaunchFact> gaps) {
        Scene scene = asked();
        scene.last = Supervisor.adopt(
                IDENTITY,
                new Adoption(REQUEST, gaps),
                TaskSketch.task("1", 3, "PENDING").now(),
                scene.circumstances());
        return scene;
    }

    /** A foreign launch that made no task. */
    static Scene adoptedRefused(LaunchAnswer.NotPlaced refusal, List<MissingLaunchFact> gaps) {
        Scene scene = asked();
        scene.last = Supervisor.adoptRefused(IDENTITY, new Adoption(REQUEST, gaps), refusal, scene.circumstances());
        return scene;
    }

    static Scene asked() {
        return asked("default");
    }

    /** A run whose first attempt is task 1, in PROVISIONING. */
    static Scene launched(String policy) {
        return asked(policy).accepted("1");
    }

    static Scene launched() {
        return launched("default");
    }

    /** A run whose first attempt is task 1, RUNNING at version 3. */
    static Scene running() {
        return launched().sees(TaskSketch.task("1", 3, "RUNNING"));
    }

    /** A run without an answer yet, with a shadow policy. */
    static Scene beside(Policy policy, Policy shadow) {
        return new Scene(policy, Optional.of(shadow));
    }

    /** The random number from now on. */
    Scene chance(double next) {
        random = next;
        return this;
    }

    Scene later(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    /** Tasks of the observation without {@code startedBy} are the attempt's own. */
    Scene observes(Observation observation) {
        last = Supervisor.decide(last.run(), named(observation), circumstances());
        return this;
    }

    private Observation named(Observation observation) {
        return switch (observation) {
            case Observation.TaskSeen seen ->
                new Observation.TaskSeen(seen.attempt(), own(seen.attempt(), seen.task()));
            case Observation.LaunchAnswered(
                    int attempt,
                    LaunchAnswer.TaskCreated(TaskRef task, Optional<EcsTask> details)) ->
                new Observation.LaunchAnswered(
                        attempt, new LaunchAnswer.TaskCreated(task, details.map(some -> own(attempt, some))));
            case Observation.LaunchAnswered(int attempt, LaunchAnswer.Conflict(List<EcsTask> tasks)) ->
                new Observation.LaunchAnswered(attempt, new LaunchAnswer.Conflict(own(attempt, tasks)));
            case Observation.FindAnswered(int attempt, FindAnswer.TasksListed(List<EcsTask> tasks)) ->
                new Observation.FindAnswered(attempt, new FindAnswer.TasksListed(own(attempt, tasks)));
            default -> observation;
        };
    }

    private List<EcsTask> own(int attempt, List<EcsTask> tasks) {
        return tasks.stream().map(task -> own(attempt, task)).toList();
    }

    private EcsTask own(int attempt, EcsTask task) {
        return task.placement().startedBy().isPresent()
                ? task
                : TaskSketch.startedBy(run().identity().task(attempt).startedBy(), task);
    }

    /** RunTask's answer for the current attempt, in full. */
    Scene accepted(String task) {
        return answered(new LaunchAnswer.TaskCreated(
                ref(task), Optional.of(TaskSketch.task(task, 1, "PROVISIONING").now())));
    }

    Scene answered(LaunchAnswer answer) {
        return answered(run().attempt().number(), answer);
    }

    Scene answered(int attempt, LaunchAnswer answer) {
        return observes(new Observation.LaunchAnswered(attempt, answer));
    }

    Scene found(FindAnswer answer) {
        return observes(new Observation.FindAnswered(run().attempt().number(), answer));
    }

    Scene sees(TaskSketch task) {
        return sees(run().attempt().number(), task);
    }

    Scene sees(int attempt, TaskSketch task) {
        return observes(new Observation.TaskSeen(attempt, task.now()));
    }

    Scene stopAnswered(StopAnswer answer) {
        return observes(new Observation.StopAnswered(run().attempt().number(), ref("1"), answer));
    }

    Scene described(DescribeAnswer answer) {
        return observes(new Observation.DescribeAnswered(run().attempt().number(), ref("1"), answer));
    }

    Scene described(TaskSketch task) {
        return described(new DescribeAnswer.Seen(task.now()));
    }

    Scene userStops() {
        return observes(new Observation.StopRequested("no longer needed", StopManner.GRACEFUL));
    }

    Scene timePasses(int seconds) {
        return later(seconds).observes(new Observation.TimePassed());
    }

    /** Advances to exactly the run's deadline. */
    Scene comesBack() {
        now = run().deadline().orElseThrow();
        return observes(new Observation.TimePassed());
    }

    String reason() {
        return last.explanation().reason();
    }

    Run run() {
        return last.run();
    }

    Decision last() {
        return last;
    }

    List<Effect> effects() {
        return last.effects();
    }

    TaskState state() {
        return run().attempt().status().state();
    }

    /** The time until the run's deadline. */
    Duration untilDue() {
        return Duration.between(now, run().deadline().orElseThrow());
    }

    Phase.Ended ended() {
        return (Phase.Ended) run().phase();
    }

    Phase.BackingOff backingOff() {
        return (Phase.BackingOff) run().phase();
    }

    Cause endedBy() {
        return ended().cause().orElseThrow().cause();
    }

    int spent(BudgetGroup group) {
        return run().spent(group).retries();
    }

    Instant now() {
        return now;
    }

    /** The random number removes the default policy's jitter. */
    Circumstances circumstances() {
        return new Circumstances(policy, shadow, CauseCatalog.standard(), Limits.STANDARD, now, random);
    }
}

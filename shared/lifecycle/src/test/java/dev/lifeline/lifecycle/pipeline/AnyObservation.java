package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.ref;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws observations of all kinds, plausible and absurd. */
record AnyObservation(Run run, RandomGenerator random) {
    /** The prefix of ids of foreign tasks. */
    static final String STRANGER = "stranger-";

    private static final List<String> STATES = List.of(
            "PROVISIONING",
            "PENDING",
            "ACTIVATING",
            "RUNNING",
            "DEACTIVATING",
            "STOPPING",
            "DEPROVISIONING",
            "STOPPED",
            "STOPPED",
            "STOPPED",
            "DELETED",
            "NEWFANGLED");

    private static final List<String> REASONS = List.of(
            "Essential container in task exited",
            "Task failed to start",
            "CannotPullContainerError: i/o timeout",
            "CannotPullImageManifestError: manifest unknown",
            "CannotCreateContainerError: x",
            "CannotStartContainerError: unexpected EOF",
            "DockerTimeoutError: Could not transition to running",
            "CannotStopContainerError: x",
            "ResourceInitializationError: timeout",
            "OutOfMemoryError: Container killed due to memory usage",
            "Your Spot Task was interrupted.",
            "RESOURCE:CPU",
            "");

    private static final List<String> CODES = List.of(
            "EssentialContainerExited",
            "EssentialContainerExited",
            "TaskFailedToStart",
            "TaskFailedToStart",
            "UserInitiated",
            "ServiceSchedulerInitiated",
            "SpotInterruption",
            "InfrastructureHealth",
            "Brandnew");

    static Observation of(Run run, RandomGenerator random) {
        return new AnyObservation(run, random).any();
    }

    private Observation any() {
        int attempt = attempt();
        String task = task(attempt);
        return switch (random.nextInt(22)) {
            case 0 ->
                random.nextBoolean()
                        ? new Observation.InstanceLost(pick(List.of("i-1", "i-2")))
                        : new Observation.InstanceImpaired(pick(List.of("i-1", "i-2")));
            case 1, 2, 3 -> new Observation.LaunchAnswered(attempt, launchAnswer(task));
            case 4, 5 -> new Observation.StopAnswered(attempt, ref(task), stopAnswer(task));
            case 6, 7 -> new Observation.DescribeAnswered(attempt, ref(task), describeAnswer(task));
            case 8 -> new Observation.FindAnswered(attempt, findAnswer(task));
            case 9, 10, 11, 12 -> new Observation.TimePassed();
            case 13 -> random.nextInt(4) == 0 ? UserWishes.any(random) : new Observation.TimePassed();
            case 14 ->
                random.nextInt(4) == 0
                        ? new Observation.LaunchRecorded(
                                new Adoption(run.request().with(new Compute.ClusterDefault()), List.of()))
                        : new Observation.TimePassed();
            case 15 -> UserWishes.answer(run, random);
            default -> new Observation.TaskSeen(attempt, snapshot(task));
        };
    }

    /** Usually the current one, sometimes one before or after it. */
    private int attempt() {
        int current = run.attempt().number();
        return random.nextInt(5) > 0 ? current : Math.max(1, current - 2 + random.nextInt(5));
    }

    /** Usually the attempt's own task, sometimes a second one. */
    private String task(int attempt) {
        return random.nextInt(12) > 0 ? "t" + attempt : "t" + attempt + "-second";
    }

    /** A foreign task, as it is first seen. */
    static EcsTask stranger(Run any, RandomGenerator random) {
        return new AnyObservation(any, random).own("t1");
    }

    /** Usually of the task itself, sometimes of a stranger with its name. */
    private EcsTask snapshot(String task) {
        return random.nextInt(8) > 0 ? own(task) : AnyStranger.of(run, own(STRANGER + task), random);
    }

    private EcsTask own(String task) {
        String state = pick(STATES);
        long known = run.attempt().seen().map(EcsTask::version).orElse(0L);
        long version = Math.max(1, known - 2 + random.nextInt(6));
        TaskSketch sketch = TaskSketch.task(task, version, state);
        boolean over = state.equals("STOPPED") || state.equals("DELETED");
        sketch = over || random.nextInt(4) == 0 ? sketch.stopping(pick(CODES), pick(REASONS)) : sketch;
        sketch = random.nextInt(3) == 0 ? sketch.pulled() : sketch;
        sketch = random.nextInt(4) == 0 ? sketch.ran() : sketch;
        sketch = random.nextInt(3) == 0 ? sketch.on("i-1") : sketch;
        sketch = random.nextInt(5) == 0
                ? sketch.with(container("side", pick(List.of("PENDING", "RUNNING", "STOPPED")), pick(REASONS)))
                : sketch;
        boolean exited = over && random.nextBoolean();
        return placed(
                exited
                        ? sketch.without("app")
                                .with(container("app", pick(List.of(0, 0, 1, 137, 143))))
                                .now()
                        : sketch.now());
    }

    /** Some tasks report what they run on. */
    private EcsTask placed(EcsTask task) {
        EcsTask.Placement placement = task.placement();
        return new EcsTask(
                task.ref(),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                task.stop(),
                task.times(),
                new EcsTask.Placement(
                        placement.cluster(),
                        placement.taskDefinition(),
                        placement.group(),
                        Optional.of(run.identity().task(number(task.ref().id())).startedBy()),
                        pick(List.of(Optional.empty(), Optional.of(LaunchType.of("FARGATE")))),
                        pick(List.of(Optional.empty(), Optional.of("FARGATE_SPOT"))),
                        placement.containerInstance()),
                task.containers());
    }

    private static int number(String task) {
        return Integer.parseInt(task.replaceAll("[^0-9]", ""));
    }

    private LaunchAnswer launchAnswer(String task) {
        return switch (random.nextInt(10)) {
            case 0 -> new LaunchAnswer.NotPlaced(new LaunchFailure(pick(REASONS)));
            case 1 -> new LaunchAnswer.Conflict(random.nextBoolean() ? List.of(snapshot(task)) : List.of());
            case 2 ->
                random.nextInt(5) == 0
                        ? new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "no such cluster", 400))
                        : unknown();
            case 3 -> new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", "Rate exceeded", 400));
            case 4, 5 -> unknown();
            default -> {
                EcsTask seen = snapshot(task);
                yield random.nextInt(3) == 0
                        ? new LaunchAnswer.TaskCreated(ref(task), Optional.empty())
                        : new LaunchAnswer.TaskCreated(seen.ref(), Optional.of(seen));
            }
        };
    }

    private static LaunchAnswer unknown() {
        return new LaunchAnswer.LaunchUnanswered("time-out");
    }

    private StopAnswer stopAnswer(String task) {
        return switch (random.nextInt(4)) {
            case 0 -> new StopAnswer.NothingToStop();
            case 1 -> new StopAnswer.StopAccepted(Optional.empty());
            case 2 -> new StopAnswer.StopAccepted(Optional.of(own(task)));
            default -> new StopAnswer.StopFailed("Rate exceeded");
        };
    }

    private DescribeAnswer describeAnswer(String task) {
        return switch (random.nextInt(4)) {
            case 0 -> new DescribeAnswer.TaskMissing();
            case 1 -> new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "time-out");
            default -> new DescribeAnswer.Seen(own(task));
        };
    }

    private FindAnswer findAnswer(String task) {
        return switch (random.nextInt(3)) {
            case 0 -> new FindAnswer.TasksListed(List.of(snapshot(task)));
            case 1 -> new FindAnswer.NoneListed();
            default -> new FindAnswer.ListUnanswered(NoAnswer.SILENT, "time-out");
        };
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}

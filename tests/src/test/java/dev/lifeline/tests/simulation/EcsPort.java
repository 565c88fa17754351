package dev.lifeline.tests.simulation;

import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.model.DescribeTasksAnswer;
import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.ListTasksRequest;
import dev.lifeline.simulator.model.RunTaskAnswer;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.StartedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** ECS's tasks as a function sees them: throttled, silent, or stale. */
final class EcsPort implements TaskRunner, TaskFinder {
    /** The client's time-out. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** In the core's words. */
    private static final DescribeAnswer LEFT_OUT =
            new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "ECS did not mention the task");

    private static final String NOT_FOUND = "task was not found";

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final FunctionInstance function;

    EcsPort(SimulatedStack stack, FunctionInstance function) {
        this.stack = stack;
        this.world = stack.world();
        this.function = function;
    }

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        function.step("RunTask", name.startedBy());
        stack.witness().calls().runTaskCalled(function, name);
        Instant called = world.time().now();
        LaunchAnswer answer = answered(name, request);
        if (answer instanceof LaunchAnswer.Rejected rejected
                && rejected.refusal().code().equals("ThrottlingException")) {
            stack.witness().calls().throttled(name, called);
        }
        function.testimony().toObservation(new Observation.LaunchAnswered(name.attempt(), answer));
        function.step("RunTask answered", name.run() + " " + answer.getClass().getSimpleName());
        return answer;
    }

    private LaunchAnswer answered(TaskName name, LaunchRequest request) {
        Optional<EcsTrouble> trouble = world.launchTrouble(name.run());
        Optional<LaunchAnswer> answer = trouble.filter(how -> !how.isDone()).isPresent()
                ? Optional.empty()
                : Optional.of(launched(name, request));
        await(trouble);
        return trouble.<LaunchAnswer>map(how -> switch (how) {
                    case THROTTLED ->
                        new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", how.error(), 400));
                    case REFUSED -> new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", how.error(), 400));
                    case NO_CLUSTER ->
                        new LaunchAnswer.Rejected(new LaunchRefusal("ClusterNotFoundException", how.error(), 400));
                    case ERROR, ERROR_AFTER, TIMEOUT_AFTER -> new LaunchAnswer.LaunchUnanswered(how.error());
                })
                .or(() -> answer)
                .orElseThrow();
    }

    private LaunchAnswer launched(TaskName name, LaunchRequest request) {
        try {
            RunTaskAnswer answer = world.ecs().with((ecs, now) -> ecs.runTask(EcsMapping.request(name, request), now));
            answer.tasks().forEach(task -> stack.witness().calls().taskMade(name, task.taskArn()));
            return answer.tasks().stream()
                    .findFirst()
                    .<LaunchAnswer>map(task -> new LaunchAnswer.TaskCreated(new TaskRef(task.taskArn()), details(task)))
                    .orElseGet(() -> new LaunchAnswer.NotPlaced(
                            new LaunchFailure(answer.failures().getFirst().reason())));
        } catch (EcsException refusal) {
            return switch (refusal.code()) {
                case CONFLICT -> conflict(name, refusal.resourceIds());
                case THROTTLING ->
                    new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", refusal.text(), 400));
                case SERVER -> new LaunchAnswer.LaunchUnanswered(refusal.text());
                case CLIENT,
                        INVALID_PARAMETER,
                        RESOURCE_NOT_FOUND,
                        CLUSTER_NOT_FOUND,
                        SERIALIZATION,
                        UNKNOWN_OPERATION ->
                    new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", refusal.text(), 400));
            };
        }
    }

    private LaunchAnswer conflict(TaskName name, List<String> tasks) {
        stack.witness().calls().conflicted(name, tasks);
        return new LaunchAnswer.Conflict(tasks.stream()
                .flatMap(arn -> world.ecs().task(arn).stream())
                .map(EcsMapping::task)
                .toList());
    }

    private static Optional<dev.lifeline.lifecycle.ecs.EcsTask> details(StartedTask task) {
        return task instanceof SimulatedTask whole ? Optional.of(EcsMapping.task(whole)) : Optional.empty();
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        function.step("StopTask", task.id());
        stack.witness().calls().stopTaskCalled(function, task);
        Optional<EcsTrouble> trouble = world.clusterTrouble(task.id());
        Optional<StopAnswer> done = trouble.filter(how -> !how.isDone()).isPresent()
                ? Optional.empty()
                : Optional.of(stopped(cluster, task, reason));
        await(trouble);
        StopAnswer answer = trouble.<StopAnswer>map(how -> new StopAnswer.StopFailed(how.error()))
                .or(() -> done)
                .orElseThrow();
        function.testimony()
                .toObservation(
                        new Observation.StopAnswered(stack.witness().calls().attemptOf(task), task, answer));
        function.step("StopTask answered", answer.getClass().getSimpleName());
        return answer;
    }

    private StopAnswer stopped(String cluster, TaskRef task, String reason) {
        if (world.ecs().isHidden(task.arn())) {
            return new StopAnswer.NothingToStop();
        }
        try {
            SimulatedTask stopped =
                    world.ecs().with((ecs, now) -> ecs.stopTask(cluster, task.arn(), Optional.of(reason), now));
            return new StopAnswer.StopAccepted(Optional.of(EcsMapping.task(stopped)));
        } catch (EcsException refusal) {
            return refusal.text().contains(NOT_FOUND)
                    ? new StopAnswer.NothingToStop()
                    : new StopAnswer.StopFailed(refusal.text());
        }
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
        function.step("DescribeTasks", tasks.size());
        Map<TaskRef, DescribeAnswer> answers = new HashMap<>();
        Optional<EcsTrouble> trouble = world.clusterTrouble(tasks);
        await(trouble);
        if (trouble.isPresent()) {
            EcsTrouble how = trouble.get();
            tasks.forEach(task -> answers.put(task, new DescribeAnswer.DescribeUnanswered(how.why(), how.error())));
        } else {
            describe(cluster, tasks, answers);
        }
        tasks.stream()
                .filter(task -> world.chance().happens(Fault.LEFT_OUT, task.id()))
                .forEach(task -> answers.put(task, LEFT_OUT));
        tasks.forEach(task -> function.testimony()
                .toObservation(new Observation.DescribeAnswered(
                        stack.witness().calls().attemptOf(task), task, answers.getOrDefault(task, LEFT_OUT))));
        answers.values().removeIf(LEFT_OUT::equals);
        function.step("DescribeTasks answered", tasks.size());
        return answers;
    }

    private void describe(String cluster, List<TaskRef> tasks, Map<TaskRef, DescribeAnswer> answers) {
        Optional<Duration> ago = world.chance()
                .roll(Fault.STALE_DESCRIBE, tasks)
                .map(roll -> Duration.ofMillis((long) (1000 * roll.between(0.2, 30))));
        try {
            DescribeTasksAnswer answer = world.ecs()
                    .with((ecs, now) -> ecs.describeTasks(
                            cluster, tasks.stream().map(TaskRef::arn).toList(), now));
            for (TaskRef task : tasks) {
                Optional<SimulatedTask> seen = answer.tasks().stream()
                        .filter(found -> found.taskArn().equals(task.arn()))
                        .findFirst()
                        .filter(found -> !world.ecs().isHidden(task.arn()))
                        .flatMap(found ->
                                ago.isPresent() ? world.ecs().asOf(task.arn(), ago.get()) : Optional.of(found));
                answers.put(
                        task,
                        seen.<DescribeAnswer>map(found -> new DescribeAnswer.Seen(EcsMapping.task(found)))
                                .orElseGet(DescribeAnswer.TaskMissing::new));
            }
        } catch (EcsException refusal) {
            tasks.forEach(
                    task -> answers.put(task, new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, refusal.text())));
        }
    }

    @Override
    public FindAnswer find(String cluster, TaskName name) {
        function.step("ListTasks", name.startedBy());
        FindAnswer answer = world.clusterTrouble(name.run())
                .<FindAnswer>map(how -> new FindAnswer.ListUnanswered(how.why(), how.error()))
                .orElseGet(() -> found(cluster, name.startedBy()));
        if (answer instanceof FindAnswer.NoneListed) {
            stack.witness().calls().notFound(name);
        }
        function.testimony().toObservation(new Observation.FindAnswered(name.attempt(), answer));
        function.step("ListTasks answered", name.run() + " " + answer.getClass().getSimpleName());
        return answer;
    }

    private FindAnswer found(String cluster, String startedBy) {
        Optional<Duration> ago = world.chance()
                .roll(Fault.STALE_LIST, startedBy)
                .map(roll -> Duration.ofMillis((long) (1000 * roll.between(0.2, 30))));
        try {
            List<dev.lifeline.lifecycle.ecs.EcsTask> tasks = Stream.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)
                    .flatMap(desired -> {
                        function.step("ListTasks", desired);
                        return world
                                .ecs()
                                .with((ecs, now) ->
                                        ecs.listTasks(ListTasksRequest.startedBy(cluster, startedBy, desired), now))
                                .taskArns()
                                .stream();
                    })
                    .filter(arn -> !world.ecs().isHidden(arn)
                            && ago.flatMap(lag -> world.ecs().age(arn).map(age -> age.compareTo(lag) > 0))
                                    .orElse(true))
                    .flatMap(arn -> world.ecs().task(arn).stream())
                    .map(EcsMapping::task)
                    .toList();
            return tasks.isEmpty() ? new FindAnswer.NoneListed() : new FindAnswer.TasksListed(tasks);
        } catch (EcsException refusal) {
            return new FindAnswer.ListUnanswered(NoAnswer.SILENT, refusal.text());
        }
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        Map<TaskRef, DescribeAnswer> answers = describe(cluster, List.of(task));
        return switch (answers.getOrDefault(task, LEFT_OUT)) {
            case DescribeAnswer.Seen seen -> {
                function.testimony().toObservation(new Observation.TaskSeen(1, seen.task()));
                yield new DetailsAnswer.DetailsFound(Optional.of(seen.task()), Optional.empty(), Map.of(), List.of());
            }
            case DescribeAnswer.TaskMissing missing -> new DetailsAnswer.NoSuchTask();
            case DescribeAnswer.DescribeUnanswered unknown -> new DetailsAnswer.DetailsUnanswered(unknown.error());
        };
    }

    /** A call without an answer takes the client's time-out. */
    private void await(Optional<EcsTrouble> trouble) {
        if (trouble.filter(EcsTrouble.TIMEOUT_AFTER::equals).isPresent()) {
            function.sleep(PATIENCE);
        }
    }
}

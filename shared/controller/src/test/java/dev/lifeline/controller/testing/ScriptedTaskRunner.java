package dev.lifeline.controller.testing;

import dev.lifeline.controller.ecs.TaskClusters;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * ECS as {@link TaskRunner} sees it: a client token makes one task, even if it is used several times; StopTask may be
 * repeated. Answers can be scripted; a call with a scripted answer has no effect, unless noted.
 */
public final class ScriptedTaskRunner implements TaskRunner, TaskFinder, TaskDefinitions, TaskClusters {
    /** AWS ECS API, DescribeTasks: the maximum per call. */
    private static final int MOST_DESCRIBED = 100;

    private final Calls calls;
    private final Map<String, LaunchCall> byToken = new LinkedHashMap<>();
    private final Map<TaskRef, EcsTask> tasks = new LinkedHashMap<>();
    private final Map<String, DefinitionAnswer> definitions = new HashMap<>();
    private final Map<String, ClusterAnswer> clusters = new HashMap<>();
    private final Map<TaskRef, DetailsAnswer> details = new HashMap<>();
    private final Deque<DefinitionAnswer> definitionAnswers = new ArrayDeque<>();
    private final Deque<ClusterAnswer> clusterAnswers = new ArrayDeque<>();
    private final Deque<LaunchAnswer> launchAnswers = new ArrayDeque<>();
    private final Deque<StopAnswer> stopAnswers = new ArrayDeque<>();
    private final Deque<Function<List<TaskRef>, Map<TaskRef, DescribeAnswer>>> describeAnswers = new ArrayDeque<>();
    private final List<TaskRef> stops = new ArrayList<>();
    private final List<Integer> describeSizes = new ArrayList<>();
    private boolean losing;

    public ScriptedTaskRunner(Calls calls) {
        this.calls = calls;
    }

    /** A task, and the attempt that it was made for. */
    public record LaunchCall(TaskName name, LaunchRequest request, TaskRef task) {
        public RunKey run() {
            return name.run();
        }

        public int attempt() {
            return name.attempt();
        }

        /** The name of the run, if it is short and consists of letters, digits and hyphens. */
        public String runName() {
            return run().value().replaceFirst("-[0-9a-f]{20}$", "");
        }
    }

    public void define(String taskDefinition, DefinitionAnswer answer) {
        definitions.put(taskDefinition, answer);
    }

    /** The next DescribeTaskDefinition gets this answer. */
    public void answerDefinition(DefinitionAnswer answer) {
        definitionAnswers.add(answer);
    }

    /** From now on ECS answers this about a cluster; all others are active. */
    public void cluster(String cluster, ClusterAnswer answer) {
        clusters.put(cluster, answer);
    }

    /** The next DescribeClusters gets this answer. */
    public void answerCluster(ClusterAnswer answer) {
        clusterAnswers.add(answer);
    }

    /** From now on ECS answers this about a task's launch. */
    public void tell(TaskRef task, DetailsAnswer answer) {
        details.put(task, answer);
    }

    /** The next RunTask makes no task and gets this answer. */
    public void answerLaunch(LaunchAnswer answer) {
        launchAnswers.add(answer);
    }

    /** The next RunTask makes its task, and its answer is lost. */
    public void loseLaunchAnswer() {
        losing = true;
    }

    /** The next StopTask stops nothing and gets this answer. */
    public void answerStop(StopAnswer answer) {
        stopAnswers.add(answer);
    }

    /** The next DescribeTasks gets this answer. */
    public void answerDescribe(Function<List<TaskRef>, Map<TaskRef, DescribeAnswer>> answer) {
        describeAnswers.add(answer);
    }

    /** Something happens to a task; the task as it is then. */
    public EcsTask change(TaskRef task, UnaryOperator<EcsTask> change) {
        EcsTask changed = change.apply(task(task));
        tasks.put(task, changed);
        return changed;
    }

    /** ECS forgets a task, as it does an hour after its end. */
    public void forget(TaskRef task) {
        tasks.remove(task);
    }

    /** Adds a task that was not made by RunTask. */
    public void put(EcsTask task) {
        tasks.put(task.ref(), task);
    }

    public EcsTask task(TaskRef task) {
        return Optional.ofNullable(tasks.get(task)).orElseThrow();
    }

    public List<EcsTask> tasks() {
        return List.copyOf(tasks.values());
    }

    /** Every task that RunTask made, in order. */
    public List<LaunchCall> launched() {
        return List.copyOf(byToken.values());
    }

    /** Every StopTask, in order. */
    public List<TaskRef> stops() {
        return List.copyOf(stops);
    }

    /** How many tasks each call of {@link #describe} asked about. */
    public List<Integer> describeSizes() {
        return List.copyOf(describeSizes);
    }

    /** How many DescribeTasks these calls are on the wire. */
    public int describeRequests() {
        return describeSizes.stream()
                .mapToInt(size -> Math.ceilDiv(size, MOST_DESCRIBED))
                .sum();
    }

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        calls.note(Call.RUN);
        LaunchAnswer scripted = launchAnswers.poll();
        if (scripted != null) {
            return scripted;
        }
        LaunchAnswer answer = answer(name, request);
        if (losing) {
            losing = false;
            return new LaunchAnswer.LaunchUnanswered("the connection was lost");
        }
        return answer;
    }

    private LaunchAnswer answer(TaskName name, LaunchRequest request) {
        String token = name.clientToken();
        LaunchCall known = byToken.get(token);
        if (known != null) {
            return known.request().equals(request)
                    ? new LaunchAnswer.TaskCreated(known.task(), Optional.empty())
                    : new LaunchAnswer.Conflict(List.of(task(known.task())));
        }
        EcsTask made = made(name, request);
        byToken.put(token, new LaunchCall(name, request, made.ref()));
        tasks.put(made.ref(), made);
        return new LaunchAnswer.TaskCreated(made.ref(), Optional.of(made));
    }

    private EcsTask made(TaskName name, LaunchRequest request) {
        List<String> names =
                request.essentials() instanceof Essentials.Named named ? named.containers() : List.of("app");
        return new EcsTask(
                new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/%s/%032d"
                        .formatted(request.cluster(), byToken.size() + 1)),
                1,
                Known.PROVISIONING,
                Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new EcsTask.Placement(
                        request.cluster(),
                        request.taskDefinition(),
                        request.options().group(),
                        Optional.of(name.startedBy()),
                        Optional.of(LaunchType.KnownLaunchType.FARGATE),
                        Optional.empty(),
                        Optional.empty()),
                names.stream()
                        .map(container -> new EcsContainer(
                                container,
                                Known.PENDING,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()))
                        .toList());
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        calls.note(Call.STOP);
        stops.add(task);
        StopAnswer scripted = stopAnswers.poll();
        if (scripted != null) {
            return scripted;
        }
        EcsTask known = tasks.get(task);
        if (known == null) {
            return new StopAnswer.NothingToStop();
        }
        EcsTask told = known.isStopping() ? known : change(task, TaskChanges::stopping);
        return new StopAnswer.StopAccepted(Optional.of(told));
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> asked) {
        calls.note(Call.DESCRIBE);
        describeSizes.add(asked.size());
        Function<List<TaskRef>, Map<TaskRef, DescribeAnswer>> scripted = describeAnswers.poll();
        if (scripted != null) {
            return scripted.apply(asked);
        }
        Map<TaskRef, DescribeAnswer> answers = new HashMap<>();
        for (TaskRef task : asked) {
            answers.put(
                    task,
                    Optional.ofNullable(tasks.get(task))
                            .filter(known -> known.placement().cluster().equals(cluster))
                            .<DescribeAnswer>map(DescribeAnswer.Seen::new)
                            .orElseGet(DescribeAnswer.TaskMissing::new));
        }
        return answers;
    }

    @Override
    public FindAnswer find(String cluster, TaskName name) {
        calls.note(Call.FIND);
        Optional<String> startedBy = Optional.of(name.startedBy());
        List<EcsTask> named = tasks.values().stream()
                .filter(task -> task.placement().startedBy().equals(startedBy))
                .toList();
        return named.isEmpty() ? new FindAnswer.NoneListed() : new FindAnswer.TasksListed(named);
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        calls.note(Call.DEFINITION);
        DefinitionAnswer scripted = definitionAnswers.poll();
        if (scripted != null) {
            return scripted;
        }
        return definitions.getOrDefault(
                taskDefinition, new DefinitionAnswer.NoSuchDefinition("no task definition " + taskDefinition));
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        calls.note(Call.CLUSTER);
        ClusterAnswer scripted = clusterAnswers.poll();
        return scripted != null ? scripted : clusters.getOrDefault(cluster, new ClusterAnswer.Active());
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        calls.note(Call.DETAILS);
        DetailsAnswer scripted = details.get(task);
        return scripted != null
                ? scripted
                : Optional.ofNullable(tasks.get(task))
                        .<DetailsAnswer>map(known -> new DetailsAnswer.DetailsFound(
                                Optional.of(known), Optional.empty(), Map.of(), List.of()))
                        .orElseGet(DetailsAnswer.NoSuchTask::new);
    }
}

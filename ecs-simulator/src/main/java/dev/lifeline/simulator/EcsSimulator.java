package dev.lifeline.simulator;

import dev.lifeline.simulator.logs.LogDestination;
import dev.lifeline.simulator.logs.LogStore;
import dev.lifeline.simulator.model.Cluster;
import dev.lifeline.simulator.model.ContainerInstance;
import dev.lifeline.simulator.model.DescribeClustersAnswer;
import dev.lifeline.simulator.model.DescribeTasksAnswer;
import dev.lifeline.simulator.model.FailureEntry;
import dev.lifeline.simulator.model.InstanceSpec;
import dev.lifeline.simulator.model.ListTasksAnswer;
import dev.lifeline.simulator.model.ListTasksRequest;
import dev.lifeline.simulator.model.RunTaskAnswer;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskDefinition;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.CallFault;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An ECS control plane that runs on its caller's time. Nothing happens by itself: every call passes the time, first
 * catches up with everything due until then, and never goes back. Only {@link #advanceTo} returns events, so a caller
 * is never called back. The same seed, script and calls give the same bytes.
 *
 * <p>Not thread-safe. Calls that ECS would refuse throw {@link EcsException}.
 */
public final class EcsSimulator {
    private static final int DESCRIBE_LIMIT = 100;

    private final Agenda agenda = new Agenda();
    private final TaskLogs logs = new TaskLogs(agenda);
    private final TaskRegistry registry = new TaskRegistry(logs);
    private final Outbox outbox;
    private final Catalog catalog;
    private final Fleet fleet;
    private final TaskProgression progression;
    private final RunTaskOperation runTask;
    private final InstanceLoss instanceLoss;
    private final StopTaskOperation stopTask;
    private final ScriptRun script;
    private final Throttle throttle;

    /**
     * A control plane without clusters.
     *
     * @param random the source of all ids and chances; seed it to repeat a run
     */
    public EcsSimulator(EcsSettings settings, Script script, RandomGenerator random) {
        EcsAccount account = settings.account();
        Ids ids = new Ids(random);
        this.script = new ScriptRun(script);
        this.throttle = Throttle.of(settings.limits());
        this.outbox = new Outbox(agenda, ids);
        this.catalog = new Catalog(account);
        this.fleet = new Fleet(account, ids, registry);
        EventWriter events = new EventWriter(account, ids);
        this.progression = new TaskProgression(agenda, outbox, events, ids);
        this.runTask = new RunTaskOperation(account, ids, catalog, fleet, registry);
        this.instanceLoss = new InstanceLoss(fleet, registry, agenda, outbox, events, progression);
        this.stopTask = new StopTaskOperation(progression);
    }

    /** Carries out everything due up to the moment and returns the events delivered since the last call, in order. */
    public List<EmittedEvent> advanceTo(Instant now) {
        agenda.runUntil(now);
        return outbox.drain();
    }

    /** When {@link #advanceTo} has something to do next; empty if nothing is scheduled. */
    public Optional<Instant> nextDue() {
        return outbox.isEmpty() ? agenda.nextDue() : Optional.of(agenda.now());
    }

    /** Idempotent, as in ECS. */
    public Cluster createCluster(String name) {
        return catalog.createCluster(name);
    }

    public DescribeClustersAnswer describeClusters(List<String> references) {
        List<Cluster> found = new ArrayList<>();
        List<FailureEntry> missing = new ArrayList<>();
        for (String reference : references) {
            catalog.find(reference)
                    .ifPresentOrElse(
                            found::add, () -> missing.add(FailureEntry.missing(catalog.clusterArn(reference))));
        }
        return new DescribeClustersAnswer(found, missing);
    }

    /** Also creates the log groups that it names, which must exist in ECS. */
    public TaskDefinition registerTaskDefinition(TaskDefinitionSpec spec, Instant now) {
        TaskDefinition registered = catalog.register(spec, now);
        LogDestination.groups(spec.document()).forEach(group -> logs.store().create(group, now));
        return registered;
    }

    /** The revision becomes INACTIVE: still described, no longer launched. */
    public TaskDefinition deregisterTaskDefinition(String reference) {
        return catalog.deregister(reference);
    }

    /** By family (the newest active revision), family:revision or ARN. */
    public TaskDefinition describeTaskDefinition(String reference, Instant now) {
        throttle.readDefinition(agenda.runUntil(now));
        return catalog.describe(reference);
    }

    public RunTaskAnswer runTask(RunTaskRequest request, Instant now) {
        Instant current = agenda.runUntil(now);
        throttle.modify(current);
        if (RunTaskOperation.launchType(request.target()) == SimulatedLaunchType.FARGATE) {
            throttle.launchOnFargate(current);
        }
        return runTask.run(request, script, progression, current);
    }

    /** Idempotent on a task that is stopping or, while it is visible, stopped. Deletes the task's tags. */
    public SimulatedTask stopTask(String cluster, String task, Optional<String> reason, Instant now) {
        Instant current = agenda.runUntil(now);
        throttle.modify(current);
        return stopTask.stop(visible(cluster, task, current), reason, current);
    }

    public DescribeTasksAnswer describeTasks(String cluster, List<String> references, Instant now) {
        Instant current = agenda.runUntil(now);
        throttle.read(current);
        String clusterArn = catalog.cluster(cluster).arn();
        if (references.isEmpty() || references.size() > DESCRIBE_LIMIT) {
            throw EcsException.invalid("tasks must name 1 to 100 tasks.");
        }
        List<SimulatedTask> found = new ArrayList<>();
        List<FailureEntry> missing = new ArrayList<>();
        for (String reference : references) {
            registry.visible(clusterArn, reference, current)
                    .ifPresentOrElse(
                            live -> found.add(live.task()),
                            () -> missing.add(FailureEntry.missing(TaskRegistry.arn(clusterArn, reference))));
        }
        return new DescribeTasksAnswer(found, missing);
    }

    public ListTasksAnswer listTasks(ListTasksRequest request, Instant now) {
        Instant current = agenda.runUntil(now);
        throttle.read(current);
        if (request.page().size() < 1 || request.page().size() > ListTasksRequest.PageRequest.LARGEST) {
            throw EcsException.invalid("maxResults must be between 1 and 100.");
        }
        if (request.startedBy().isPresent() && request.narrowsFurther()) {
            throw EcsException.invalid("cannot specify startedBy with other arguments");
        }
        return registry.list(catalog.cluster(request.cluster()).arn(), request, current);
    }

    /** Only tasks have tags that change. */
    public void tagResource(String taskArn, Map<String, String> tags, Instant now) {
        Instant current = agenda.runUntil(now);
        tagged(taskArn, current).set(task -> {
            Map<String, String> all = new HashMap<>(task.tags());
            all.putAll(tags);
            return task.withTags(all);
        });
    }

    public Map<String, String> listTagsForResource(String taskArn, Instant now) {
        return tagged(taskArn, agenda.runUntil(now)).task().tags();
    }

    /** Registers EC2 instances with a connected agent in the cluster. */
    public List<ContainerInstance> registerInstances(String cluster, InstanceSpec spec, Instant now) {
        return fleet.register(catalog.cluster(cluster).name(), spec, agenda.runUntil(now));
    }

    /** Removes an instance: its agent disconnects, and five seconds later it is gone with its tasks. */
    public void loseInstance(String instanceArn, LostTasks tasks, Instant now) {
        instanceLoss.lose(instanceArn, tasks, agenda.runUntil(now));
    }

    /** Warns a running task that its Spot capacity is taken back and stops it after the grace, at most two minutes. */
    public void interruptSpot(String taskArn, Duration grace, Instant now) {
        Instant current = agenda.runUntil(now);
        progression.interrupt(tagged(taskArn, current), grace, current);
    }

    /** A task's true state, whatever ECS would report; empty once it has been stopped long enough to be forgotten. */
    public Optional<SimulatedTask> task(String taskArn) {
        return registry.byArn(taskArn).map(LiveTask::task);
    }

    /** The tasks with this {@code startedBy}, visible in ECS or not, that {@link #task} still knows. */
    public List<SimulatedTask> startedBy(String startedBy) {
        return registry.startedBy(startedBy);
    }

    /** The fault that the script has for this call. Every call counts. The family may be empty. */
    public Optional<CallFault.CallFaultKind> callFault(String operation, String cluster, String family) {
        return script.fault(operation, cluster, family);
    }

    /** What the containers have written up to the moment. */
    public LogStore logs(Instant now) {
        agenda.runUntil(now);
        return logs.store();
    }

    private LiveTask visible(String cluster, String task, Instant now) {
        return registry.visible(catalog.cluster(cluster).arn(), task, now)
                .orElseThrow(() -> EcsException.invalid("The referenced task was not found."));
    }

    private LiveTask tagged(String taskArn, Instant now) {
        return registry.byArn(taskArn)
                .filter(live -> live.isVisible(now))
                .orElseThrow(() -> EcsException.invalid("The specified task was not found."));
    }
}

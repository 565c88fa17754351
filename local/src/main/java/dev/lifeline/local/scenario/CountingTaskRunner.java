package dev.lifeline.local.scenario;

import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.local.router.FunctionDied;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the functions and ECS: counts the calls, and lets a function die where it would call RunTask. */
final class CountingTaskRunner implements TaskRunner {
    private final TaskRunner runner;
    private final Map<RunId, AtomicInteger> deaths = new ConcurrentHashMap<>();
    private final Map<RunId, AtomicInteger> launches = new ConcurrentHashMap<>();
    private final Map<TaskRef, AtomicInteger> stops = new ConcurrentHashMap<>();

    CountingTaskRunner(TaskRunner runner, List<Scenario> scenarios) {
        this.runner = runner;
        scenarios.forEach(scenario -> deaths.put(new RunId(scenario.name()), new AtomicInteger(scenario.deaths())));
    }

    int launches(RunId run) {
        return launches.getOrDefault(run, new AtomicInteger()).get();
    }

    int stops(TaskRef task) {
        return stops.getOrDefault(task, new AtomicInteger()).get();
    }

    @Override
    public LaunchAnswer run(RunId run, int attempt, LaunchRequest request) {
        if (deaths.getOrDefault(run, new AtomicInteger()).getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new FunctionDied();
        }
        launches.computeIfAbsent(run, none -> new AtomicInteger()).incrementAndGet();
        return runner.run(run, attempt, request);
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        stops.computeIfAbsent(task, none -> new AtomicInteger()).incrementAndGet();
        return runner.stop(cluster, task, reason);
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
        return runner.describe(cluster, tasks);
    }

    @Override
    public FindAnswer find(String cluster, RunId run, int attempt) {
        return runner.find(cluster, run, attempt);
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        return runner.definition(taskDefinition);
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        return runner.cluster(cluster);
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        return runner.details(cluster, task);
    }
}

package dev.lifeline.local.scenario;

import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.local.router.FunctionDied;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Wraps the port to ECS: counts the calls, and lets a function die when it would call RunTask. */
final class CountingTaskRunner implements TaskRunner {
    private final TaskRunner runner;
    private final Map<RunKey, AtomicInteger> deaths = new ConcurrentHashMap<>();
    private final Map<RunKey, AtomicInteger> launches = new ConcurrentHashMap<>();
    private final Map<TaskRef, AtomicInteger> stops = new ConcurrentHashMap<>();

    CountingTaskRunner(TaskRunner runner, List<Scenario> scenarios) {
        this.runner = runner;
        scenarios.forEach(
                scenario -> deaths.put(new RunId(scenario.name()).key(), new AtomicInteger(scenario.deaths())));
    }

    int launches(RunId run) {
        return launches.getOrDefault(run.key(), new AtomicInteger()).get();
    }

    int stops(TaskRef task) {
        return stops.getOrDefault(task, new AtomicInteger()).get();
    }

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        if (deaths.getOrDefault(name.run(), new AtomicInteger()).getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new FunctionDied();
        }
        launches.computeIfAbsent(name.run(), none -> new AtomicInteger()).incrementAndGet();
        return runner.run(name, request);
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        stops.computeIfAbsent(task, none -> new AtomicInteger()).incrementAndGet();
        return runner.stop(cluster, task, reason);
    }
}

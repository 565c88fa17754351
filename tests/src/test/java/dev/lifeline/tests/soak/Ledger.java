package dev.lifeline.tests.soak;

import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.wire.EcsEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The tasks that ECS made, as seen on the wire, recorded by the surviving process independently of the table. */
final class Ledger {
    private final EcsEndpoint ecs;
    private final Map<RunKey, Map<Integer, List<String>>> tasks = new HashMap<>();
    private final Set<String> arns = new HashSet<>();
    private final Set<String> alive = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final CallCounts calls =
            new CallCounts(new AtomicInteger(), new AtomicInteger(), new AtomicInteger(), new AtomicInteger());

    Ledger(EcsEndpoint ecs) {
        this.ecs = ecs;
    }

    /**
     * How many calls there were.
     *
     * @param repeated RunTasks that were answered with a task that existed
     * @param refused RunTasks without a task
     */
    record CallCounts(AtomicInteger runTask, AtomicInteger repeated, AtomicInteger refused, AtomicInteger stopTask) {}

    CallCounts calls() {
        return calls;
    }

    /** RunTask was answered with this task. */
    synchronized void answered(String startedBy, String clientToken, String arn) {
        if (!arns.add(arn)) {
            calls.repeated.incrementAndGet();
            return;
        }
        Optional<TaskName> parsed = TaskName.parse(startedBy);
        if (parsed.isEmpty()) {
            wrong.add(arn + " was started by " + startedBy);
            return;
        }
        TaskName name = parsed.get();
        if (!clientToken.equals(name.clientToken())) {
            wrong.add(startedBy + " was launched under the token " + clientToken);
        }
        Map<Integer, List<String>> ofRun = tasks.computeIfAbsent(name.run(), run -> new LinkedHashMap<>());
        List<String> others = ofRun.values().stream()
                .flatMap(List::stream)
                .filter(this::isAlive)
                .toList();
        List<String> ofAttempt = ofRun.computeIfAbsent(name.attempt(), attempt -> new ArrayList<>());
        if (!ofAttempt.isEmpty()) {
            wrong.add(startedBy + " was launched twice: " + ofAttempt + " and " + arn);
        }
        if (!others.isEmpty()) {
            wrong.add(startedBy + " was launched while " + others + " lived");
        }
        ofAttempt.add(arn);
        alive.add(arn);
    }

    /** The tasks of each attempt of a run. */
    synchronized Map<Integer, List<String>> tasks(RunId run) {
        return Map.copyOf(tasks.getOrDefault(run.key(), Map.of()));
    }

    synchronized Set<RunKey> runs() {
        return Set.copyOf(tasks.keySet());
    }

    synchronized int count() {
        return arns.size();
    }

    /** The tasks that are not stopped. */
    synchronized List<String> alive() {
        alive.removeIf(arn -> !isAlive(arn));
        return List.copyOf(alive);
    }

    /** The deviations found when they happened. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    private boolean isAlive(String arn) {
        return ecs.with((simulator, now) -> simulator.task(arn))
                .filter(task -> task.lastStatus() != TaskLastStatus.STOPPED)
                .isPresent();
    }
}

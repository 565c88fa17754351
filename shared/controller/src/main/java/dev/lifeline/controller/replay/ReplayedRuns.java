package dev.lifeline.controller.replay;

import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of a recording, in bounded memory: ended and live ones, each in the order of their last decision. If there
 * are too many, the first is forgotten, except for its name.
 */
final class ReplayedRuns {
    private final int mostEnded;
    private final int mostAlive;
    private final Map<RunKey, KeptRun> ended = new LinkedHashMap<>();
    private final Map<RunKey, KeptRun> alive = new LinkedHashMap<>();
    private final Map<TaskRef, ReplayedAttempt> attempts = new HashMap<>();
    private final ForgottenRuns forgotten = new ForgottenRuns();

    ReplayedRuns(int mostEnded, int mostAlive) {
        this.mostEnded = mostEnded;
        this.mostAlive = mostAlive;
    }

    /** The n-th attempt of a run. */
    record ReplayedAttempt(RunKey run, int number) {}

    private record KeptRun(Run run, List<TaskRef> tasks) {}

    Optional<Run> find(RunKey key) {
        return kept(key).map(KeptRun::run);
    }

    boolean contains(RunKey key) {
        return alive.containsKey(key) || ended.containsKey(key);
    }

    /** Whether the run existed and was forgotten. */
    boolean hasForgotten(RunKey key) {
        return forgotten.contains(key);
    }

    Stream<Run> all() {
        return Stream.concat(alive.values().stream(), ended.values().stream()).map(KeptRun::run);
    }

    Optional<ReplayedAttempt> attemptOf(TaskRef task) {
        return Optional.ofNullable(attempts.get(task));
    }

    void put(RunKey key, Run run) {
        List<TaskRef> tasks = kept(key).map(KeptRun::tasks).orElseGet(() -> new ArrayList<>(1));
        alive.remove(key);
        ended.remove(key);
        if (run.phase() instanceof Phase.Ended) {
            ended.put(key, new KeptRun(run, tasks));
            limit(ended, mostEnded);
        } else {
            alive.put(key, new KeptRun(run, tasks));
            limit(alive, mostAlive);
        }
    }

    /** The task is that attempt of a remembered run. */
    void put(TaskRef task, ReplayedAttempt attempt) {
        kept(attempt.run()).ifPresent(run -> {
            run.tasks().add(task);
            attempts.put(task, attempt);
        });
    }

    private Optional<KeptRun> kept(RunKey key) {
        KeptRun run = alive.get(key);
        return Optional.ofNullable(run == null ? ended.get(key) : run);
    }

    private void limit(Map<RunKey, KeptRun> runs, int most) {
        if (runs.size() > most) {
            Iterator<Map.Entry<RunKey, KeptRun>> oldestFirst = runs.entrySet().iterator();
            Map.Entry<RunKey, KeptRun> oldest = oldestFirst.next();
            oldest.getValue().tasks().forEach(attempts::remove);
            forgotten.add(oldest.getKey());
            oldestFirst.remove();
        }
    }
}

package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tasks that have the name of a run and are not the run's. They are reported, never adopted, and never stopped. */
final class Strangers {

    private Strangers() {}

    static Draft seen(Draft draft, TaskSeen seen, String objection) {
        String task = "task " + seen.task().ref().id();
        Optional<Integer> past = Ownership.pastGeneration(draft.run(), seen.task());
        if (past.isEmpty()) {
            return draft.stranger(task + " says that it is attempt " + seen.attempt() + ", but " + objection);
        }
        // The last events of an ended generation arrive late and need no report.
        return seen.task().isStopping()
                ? draft.ignored(task + " is of generation " + past.get() + ", which has ended")
                : draft.stranger(task + " is of generation " + past.get() + ", which has ended, and is alive");
    }

    /**
     * A task with the full name of the attempt's known task that Lifeline cannot have launched: while a client token
     * lives, RunTask makes one task under it.
     */
    static boolean isCopy(Run run, TaskSeen seen, Limits limits) {
        Instant tokenEnds = asked(run, seen.attempt()).plus(limits.token()).minus(Ownership.CLOCK_SKEW);
        return seen.task().times().created().filter(tokenEnds::isAfter).isPresent();
    }

    private static Instant asked(Run run, int attempt) {
        return run.past().stream()
                .filter(past -> past.number() == attempt)
                .findFirst()
                .map(PastAttempt::created)
                .orElseGet(() -> run.attempt().created());
    }

    /** Why none of these tasks is the attempt's; empty for no tasks. */
    static String inWords(Run run, int attempt, List<EcsTask> tasks) {
        return tasks.stream()
                .map(task -> "task " + task.ref().id() + " is not the attempt's: "
                        + Ownership.objection(run, attempt, task).orElse("it is known"))
                .collect(Collectors.joining("; "));
    }
}

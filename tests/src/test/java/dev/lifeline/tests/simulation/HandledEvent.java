package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.Run;

/** What a run must know once an event of one of its tasks was handled. */
final class HandledEvent {
    private HandledEvent() {}

    /**
     * A task's event was handled.
     *
     * @param run as the function last read or saved it: later changes came after the event
     */
    static void check(TaskName name, EcsTask task, Run run) {
        int attempt = name.attempt();
        if (attempt == run.attempt().number()) {
            boolean own = run.attempt().task().filter(task.ref()::equals).isPresent();
            boolean repeated = run.attempt().stop() instanceof Stop.Repeated;
            boolean known = task.version() <= run.attempt().version();
            boolean settled = known
                    || repeated
                    || (run.attempt().isOver() && isEnding(run, task))
                    || (run.attempt().isOpen() && isNoNews(run, task));
            Witness.hold(
                    !own || settled,
                    "an event that was handled is known",
                    run.id().key(),
                    task.version(),
                    run.attempt());
        } else {
            run.past().stream()
                    .filter(past -> past.number() == attempt
                            && past.task().filter(task.ref()::equals).isPresent())
                    .forEach(past -> Witness.hold(
                            past.stoppedAgain() || task.isStopping() || task.version() <= past.version(),
                            "a task that is seen alive after its attempt is stopped",
                            run.id().key(),
                            task.ref().id()));
        }
    }

    /** A hanging task is over only when it is STOPPED, and then it does not hang. */
    private static boolean isEnding(Run run, EcsTask task) {
        return task.isStopping() && !(task.isStopped() && run.attempt().isHanging());
    }

    /** The task continues as known: its progress decides nothing. */
    private static boolean isNoNews(Run run, EcsTask task) {
        boolean stopping = run.attempt().seen().filter(EcsTask::isStopping).isPresent();
        boolean placed = task.placement().containerInstance().isEmpty()
                || run.instance().equals(task.placement().containerInstance());
        return !task.isStopped()
                && task.isStopping() == stopping
                && (!task.reachedRunning()
                        || UnexplainedSave.wasRunning(run)
                        || run.attempt().stop() instanceof Stop.Wanted)
                && placed;
    }
}

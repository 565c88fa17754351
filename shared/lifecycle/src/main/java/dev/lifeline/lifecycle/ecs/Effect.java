package dev.lifeline.lifecycle.ecs;

/**
 * A call that the shell must make. An effect is a value: saved with the run before it is carried out, and safe to be
 * carried out again, since nobody can tell a call that was never made from one whose answer was lost.
 */
public sealed interface Effect {

    /** The attempt of the run that the effect is for. */
    int attempt();

    /** By the call of the ECS API that carries it out. */
    default String inWords() {
        String call = switch (this) {
            case RunTask run -> "RunTask";
            case StopTask stop -> "StopTask";
            case DescribeTask describe -> "DescribeTasks";
            case FindTask find -> "ListTasks";
        };
        return call + " of attempt " + attempt();
    }

    /** It stops the task. */
    default boolean stops(TaskRef task) {
        return this instanceof StopTask stop && stop.task().equals(task);
    }

    /** It asks how the task is. */
    default boolean asksAbout(TaskRef task) {
        return this instanceof DescribeTask describe && describe.task().equals(task);
    }

    /** Launch the attempt. Safe to repeat while the token lives. */
    record RunTask(int attempt) implements Effect {}

    /** Stop the attempt's task; the reason becomes the task's {@code stoppedReason}. */
    record StopTask(int attempt, TaskRef task, String reason) implements Effect {}

    /**
     * Ask ECS how the task is: the probe after a failed stop (the agent's SystemPing), and the way in which a lost
     * event heals.
     */
    record DescribeTask(int attempt, TaskRef task) implements Effect {}

    /** Ask ECS whether the attempt's task exists at all: before a RunTask is repeated whose token may have expired. */
    record FindTask(int attempt) implements Effect {}
}

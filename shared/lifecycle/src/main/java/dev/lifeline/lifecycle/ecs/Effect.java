package dev.lifeline.lifecycle.ecs;

import java.util.Optional;

/**
 * A call that the shell must make. An effect is a value: saved with the run before it is carried out, and safe to
 * repeat, because a call that was never made looks the same as one whose answer was lost.
 */
public sealed interface Effect {

    /** The attempt that the effect is for. */
    int attempt();

    /** The kinds, by call of the ECS API. */
    default String inWords() {
        return switch (this) {
            case RunTask run -> "RunTask of attempt " + attempt();
            case StopTask stop -> "StopTask of attempt " + attempt();
            case DescribeTask describe -> "DescribeTasks of attempt " + attempt();
            case FindTask find -> "ListTasks of attempt " + attempt();
            case SendCallback send ->
                switch (send.news()) {
                    case ENDED -> "callback " + send.callback();
                    case ALIVE -> "heartbeat of callback " + send.callback();
                };
        };
    }

    /** Whether it is about the attempt's own task, if that is known, or about its launch. */
    default boolean concernsTask(int number, Optional<TaskRef> own) {
        return attempt() == number
                && switch (this) {
                    case RunTask run -> true;
                    case FindTask find -> true;
                    case StopTask stop ->
                        own.filter(task -> !stop.task().equals(task)).isEmpty();
                    case DescribeTask describe ->
                        own.filter(task -> !describe.task().equals(task)).isEmpty();
                    case SendCallback send -> false;
                };
    }

    /** Whether it stops the task. */
    default boolean stops(TaskRef task) {
        return this instanceof StopTask stop && stop.task().equals(task);
    }

    /** Whether it asks about the task. */
    default boolean asksAbout(TaskRef task) {
        return this instanceof DescribeTask describe && describe.task().equals(task);
    }

    /** Launch the attempt. Safe to repeat while the token lives. */
    record RunTask(int attempt) implements Effect {}

    /** Stop the attempt's task; the reason becomes the task's {@code stoppedReason}. */
    record StopTask(int attempt, TaskRef task, String reason) implements Effect {}

    /**
     * Ask ECS about the task: the probe after a failed stop (the agent's SystemPing), and the recovery from a lost
     * event.
     */
    record DescribeTask(int attempt, TaskRef task) implements Effect {}

    /** Ask ECS whether the attempt's task exists, before repeating a RunTask whose token may have expired. */
    record FindTask(int attempt) implements Effect {}

    /**
     * Report to somebody who waits for the run.
     *
     * @param attempt the last one so far
     * @param callback the number of the callback
     */
    record SendCallback(int attempt, int callback, CallbackNews news) implements Effect {}
}

package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.Map;

/** What was observed, as a sentence. The journal keeps observations in few words. */
final class SeenText {
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("launch requested", "The run was requested."),
            Map.entry("launch requested again", "The run was requested again, as a new generation."),
            Map.entry("RunTask answered: accepted", "ECS accepted the launch."),
            Map.entry("RunTask answered: not placed", "ECS could not place the task."),
            Map.entry(
                    "RunTask answered: conflict",
                    "ECS answered that the client token was used before, with another request."),
            Map.entry("RunTask answered: rejected", "ECS refused the launch."),
            Map.entry("RunTask answered: unknown", "ECS did not answer the launch, so a task may exist."),
            Map.entry("RunTask answered: held", "The launch was held back."),
            Map.entry("StopTask answered: accepted", "ECS accepted the request to stop the task."),
            Map.entry("StopTask answered: missing", "ECS has no task to stop."),
            Map.entry("StopTask answered: failed", "The request to stop the task failed."),
            Map.entry("StopTask answered: held", "The request to stop the task was held back."),
            Map.entry("DescribeTasks answered: seen", "ECS was asked, and described the task."),
            Map.entry("DescribeTasks answered: missing", "ECS was asked, and does not know the task."),
            Map.entry("DescribeTasks answered: unknown", "ECS was asked about the task, and did not answer."),
            Map.entry("ListTasks answered: found", "ECS was asked for tasks of the attempt, and listed some."),
            Map.entry("ListTasks answered: not found", "ECS was asked for tasks of the attempt, and listed none."),
            Map.entry("ListTasks answered: unknown", "ECS was asked for tasks of the attempt, and did not answer."),
            Map.entry("launch recorded", "CloudTrail recorded how the task was launched."),
            Map.entry("stop requested", "A user asked to stop the run."),
            Map.entry("stop at once requested", "A user asked to stop the run at once."),
            Map.entry("suspension requested", "A user asked to suspend the run."),
            Map.entry("resumption requested", "A user asked to resume the run."),
            Map.entry("callback requested", "Somebody asked for the result of the run."));

    private SeenText() {}

    static String of(Explanation why) {
        return JournalText.status(why.observation())
                .map(status -> task(status, why))
                .orElseGet(() -> why.observation().equals(JournalText.TIME_PASSED) ? time(why) : of(why.observation()));
    }

    /** Without what was then decided. */
    static String of(String observation) {
        return SENTENCES.getOrDefault(observation, capital(observation) + ".");
    }

    private static String task(EcsStatus status, Explanation why) {
        String task = Sentences.begins(why) ? "the task of attempt " + (why.attempt() - 1) : "the task";
        return JournalText.isToStop(why.observation()) && isAlive(status)
                ? "ECS reported that it is stopping " + task + ", which is still " + status + "."
                : "ECS reported that " + task + " is " + status + ".";
    }

    private static boolean isAlive(EcsStatus status) {
        return status instanceof EcsStatus.Known known && known.compareTo(EcsStatus.Known.RUNNING) <= 0;
    }

    /** What the run was waiting for, from what was then decided. */
    private static String time(Explanation why) {
        if (why.cause().filter(found -> found.cause() == Cause.TIMEOUT).isPresent()) {
            return "A time limit passed.";
        }
        if (why.effects().isEmpty()) {
            return "A moment came that the run was waiting for.";
        }
        return switch (why.effects().getFirst()) {
            case Effect.RunTask launch ->
                why.from() == TaskState.NEW
                        ? "The wait before attempt " + launch.attempt() + " was over."
                        : "The launch was due again.";
            case Effect.StopTask stop -> "The stop was due again.";
            case Effect.DescribeTask describe -> "It was time to check on the task.";
            case Effect.FindTask find -> "The launch was without an answer for too long.";
            case Effect.SendCallback send -> "It was time to send a report.";
        };
    }

    /** Those with a name in them: an instance, or a callback. */
    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

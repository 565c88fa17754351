package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.decision.JournalText;
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
            Map.entry("time passed", "A time came that the run was waiting for."),
            Map.entry("launch recorded", "CloudTrail recorded how the task was launched."),
            Map.entry("stop requested", "A user asked to stop the run."),
            Map.entry("stop at once requested", "A user asked to stop the run at once."),
            Map.entry("suspension requested", "A user asked to suspend the run."),
            Map.entry("resumption requested", "A user asked to resume the run."),
            Map.entry("callback requested", "Somebody asked for the result of the run."));

    private SeenText() {}

    static String of(String observation) {
        return JournalText.status(observation)
                .map(status -> "ECS reported that the task is " + status + ".")
                .orElseGet(() -> SENTENCES.getOrDefault(observation, capital(observation) + "."));
    }

    /** Those with a name in them: an instance, or a callback. */
    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package dev.lifeline.explain.story;

import dev.lifeline.explain.timeline.RunHeading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands and why.
 *
 * @param asOf when the run stood so
 * @param result how it ended, or what it is doing, and how long that took
 * @param cause its name, and what it means
 * @param evidence the words of ECS, or an exit code
 * @param tried the attempts, and the retries of each budget
 * @param next what comes next, and when
 * @param links its tasks in the AWS console, the latest first
 */
public record RunVerdict(
        RunHeading heading,
        Instant asOf,
        String result,
        Optional<String> cause,
        Optional<String> evidence,
        String tried,
        String next,
        List<StoryLink> links) {
    public RunVerdict {
        links = List.copyOf(links);
    }

    /** A page about something in the story. */
    public record StoryLink(String words, String address) {}
}

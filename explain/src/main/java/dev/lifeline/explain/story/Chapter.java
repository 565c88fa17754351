package dev.lifeline.explain.story;

import java.time.Instant;
import java.util.List;

/**
 * One decision.
 *
 * @param title how the attempt's state changed
 * @param sentences what was seen, what was decided and why, what it cost, and what followed
 */
public record Chapter(Instant at, int attempt, String title, List<String> sentences) {
    public Chapter {
        sentences = List.copyOf(sentences);
    }
}

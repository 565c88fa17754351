package dev.lifeline.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A cache of the newest thousand answers by question, each with its time to live. */
final class KeptAnswers<T> {
    private static final int MOST_KEPT = 1_000;

    private final InstantSource clock;
    private final Map<String, Kept<T>> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<T>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Kept<T>(T answer, Instant until) {}

    KeptAnswers(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Optional<T> of(String question) {
        return Optional.ofNullable(kept.get(question))
                .filter(answer -> clock.instant().isBefore(answer.until()))
                .map(Kept::answer);
    }

    synchronized void keep(String question, T answer, Duration time) {
        kept.remove(question);
        kept.put(question, new Kept<>(answer, clock.instant().plus(time)));
    }
}

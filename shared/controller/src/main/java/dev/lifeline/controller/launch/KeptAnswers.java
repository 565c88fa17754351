package dev.lifeline.controller.launch;

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
    private final Map<String, KeptAnswer<T>> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeptAnswer<T>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record KeptAnswer<T>(T answer, Instant until) {}

    KeptAnswers(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Optional<T> of(String question) {
        return Optional.ofNullable(kept.get(question))
                .filter(answer -> clock.instant().isBefore(answer.until()))
                .map(KeptAnswer::answer);
    }

    synchronized void keep(String question, T answer, Duration time) {
        kept.remove(question);
        kept.put(question, new KeptAnswer<>(answer, clock.instant().plus(time)));
    }
}

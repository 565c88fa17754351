package dev.lifeline.tests.pace;

import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** By how much calls to ECS miss the moments that were set for them, one call for each run. */
final class Lateness {
    private final Map<RunKey, Instant> due = new ConcurrentHashMap<>();
    private final Map<RunKey, Instant> made = new ConcurrentHashMap<>();

    /** The call of that run is due at that moment, whatever was said before. */
    void due(RunKey run, Instant moment) {
        due.put(run, moment);
    }

    /** The first call of that run counts. */
    void made(RunKey run, Instant moment) {
        made.putIfAbsent(run, moment);
    }

    int calls() {
        return made.size();
    }

    /** Waits until so many calls were made. */
    void await(int calls, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (calls() < calls) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("only " + calls() + " of " + calls + " calls within " + patience);
            }
            Thread.sleep(100);
        }
    }

    /** When the calls were made, in their order. */
    List<Instant> moments() {
        return made.values().stream().sorted().toList();
    }

    /** Seconds after the moment that was set, the least first; negative for a call that came early. */
    List<Double> seconds() {
        return made.entrySet().stream()
                .filter(call -> due.containsKey(call.getKey()))
                .map(call -> Duration.between(due.get(call.getKey()), call.getValue())
                                .toMillis()
                        / 1e3)
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        List<Double> seconds = seconds();
        if (seconds.isEmpty()) {
            return "none was due later";
        }
        return String.format(
                Locale.ROOT,
                "%d left %.2f s (first), %.2f s (median), %.2f s (p99), %.2f s (last) after their moment",
                seconds.size(),
                seconds.getFirst(),
                seconds.get(seconds.size() / 2),
                seconds.get(seconds.size() * 99 / 100),
                seconds.getLast());
    }
}

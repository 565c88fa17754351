package dev.lifeline.tests.browser;

import dev.lifeline.controller.store.History;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A history of one day: most runs succeed, and a registry fails for some hours. */
record DayOfRuns(List<Entry> runs) implements History {
    private static final int HOURS = 24;
    private static final List<Cause> CAUSES =
            List.of(Cause.EXIT_CODE, Cause.EXIT_CODE, Cause.OUT_OF_MEMORY, Cause.PULL_NOT_FOUND, Cause.TIMEOUT);

    static DayOfRuns until(Instant now) {
        Random random = new Random(1);
        List<Entry> runs = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            for (int each = 0; each < 40 + random.nextInt(30); each++) {
                Instant ended = now.minus(Duration.ofHours(hour)).minusSeconds(random.nextInt(3_000));
                runs.add(run("batch-" + hour + "-" + each, cause(hour, random), ended));
            }
        }
        return new DayOfRuns(runs);
    }

    private static Optional<Cause> cause(int hour, Random random) {
        if (hour > 6 && hour < 10 && random.nextInt(5) == 0) {
            return Optional.of(Cause.PULL_TRANSIENT);
        }
        return random.nextInt(9) == 0 ? Optional.of(CAUSES.get(random.nextInt(CAUSES.size()))) : Optional.empty();
    }

    private static EndedRun run(String name, Optional<Cause> cause, Instant ended) {
        return new EndedRun(
                RunId.parse(name).orElseThrow(),
                cause.isPresent() ? Phase.Result.FAILED : Phase.Result.SUCCEEDED,
                cause,
                "batch",
                "prod",
                1,
                ended.minusSeconds(600),
                ended);
    }

    @Override
    public Page ended(Query query) {
        return new Page(
                runs.stream()
                        .filter(entry -> entry instanceof EndedRun run
                                && !run.ended().isBefore(query.from())
                                && run.ended().isBefore(query.until()))
                        .toList(),
                Optional.empty());
    }
}

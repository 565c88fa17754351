package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;

/** A back-off ends in time. */
final class PunctualWake {
    private static final Duration PUNCTUAL = Duration.ofSeconds(12);

    private PunctualWake() {}

    /** Without faults a timer arrives, within the error of clocks and to a whole second. */
    static void check(SimulatedWorld world, Run was, Run run, Instant since) {
        boolean quiet = since.isAfter(world.quietFrom().plus(PUNCTUAL));
        boolean begun = run.attempt().number() == was.attempt().number() + 1;
        if (quiet
                && begun
                && was.phase() instanceof Phase.BackingOff waiting
                && was.wake().isPresent()) {
            Instant wake = was.wake().get();
            Witness.hold(
                    !wake.equals(waiting.until())
                            || world.time()
                                    .now()
                                    .isBefore(later(waiting.until(), since).plus(PUNCTUAL)),
                    "a back-off ends in time",
                    run.id().key(),
                    waiting.until(),
                    since);
        }
    }

    /** A decision that was saved late, because its function was delayed, may be about a back-off that is over. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

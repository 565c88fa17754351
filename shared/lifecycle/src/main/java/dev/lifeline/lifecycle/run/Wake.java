package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.ecs.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something of a run becomes due that is worth a timer: a back-off's end, a time limit, a call that is held or to
 * be repeated. A silent task is not, since many of them are asked about in one call.
 */
final class Wake {

    private Wake() {}

    /**
     * The earliest of these moments.
     *
     * @param underWay effects that were only just given out: their answers come before their leases are over, unless
     *     somebody dies
     */
    static Optional<Instant> of(Run run, List<Effect> underWay) {
        return Stream.of(ofPhase(run), ofTask(run.attempt()), owed(run, underWay))
                .flatMap(moments -> moments)
                .min(Instant::compareTo);
    }

    private static Stream<Instant> ofPhase(Run run) {
        return switch (run.phase()) {
            // One that is being stopped already cannot be stopped again for the run's time.
            case Phase.Attempting attempting ->
                run.attempt().stop() instanceof Stop.Wanted ? Stream.empty() : run.endBy().stream();
            case Phase.BackingOff waiting ->
                Stream.concat(isHeldUp(run) ? Stream.empty() : Stream.of(waiting.until()), run.endBy().stream());
            case Phase.AwaitingRecord awaiting -> Stream.concat(Stream.of(awaiting.until()), run.endBy().stream());
            case Phase.Ended ended -> Stream.empty();
        };
    }

    /** The next attempt waits for a task of an attempt before it. */
    private static boolean isHeldUp(Run run) {
        return run.attempt().isHanging() || run.isStopping();
    }

    private static Stream<Instant> ofTask(Attempt attempt) {
        return attempt.isOpen() ? attempt.watch().until().stream() : Stream.empty();
    }

    private static Stream<Instant> owed(Run run, List<Effect> underWay) {
        return run.pending().stream()
                .filter(pending -> !underWay.contains(pending.effect()))
                .map(PendingEffect::dueAt);
    }
}

package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Launch;
import java.time.Instant;
import java.util.Optional;

/** What a record of the launch adds to a run whose first task somebody else launched. */
final class Recording {

    private Recording() {}

    /**
     * Takes the record over for the next attempt. Only while the first is the latest: later ones were launched by what
     * was known then, and a RunTask that may have to be repeated must stay what it was (AWS "Ensuring idempotency").
     */
    static Draft recorded(Draft draft, Adoption told) {
        Run run = draft.run();
        if (run.hasEnded()) {
            return draft.ignored("the run has ended");
        }
        if (run.attempt().number() > 1
                || run.phase() instanceof Phase.BackingOff
                || run.attempt().launch() instanceof Launch.Asked) {
            return draft.ignored("the record comes too late: its next attempt was decided upon without it");
        }
        if (told.equals(new Adoption(run.request(), run.gaps()))) {
            return draft.stale("how its task was launched is known already");
        }
        Draft learned = draft.with(run.learning(told).withPhase(new Phase.Attempting()));
        return learned.because(
                told.gaps().isEmpty() ? "a record tells how its task was launched" : Adoption.inWords(told.gaps()));
    }

    /**
     * Until when a record may yet fill all of the run's gaps; empty where none can, or not any more. What ECS did not
     * answer is asked again when the record comes.
     */
    static Optional<Instant> awaitedUntil(Run run, Circumstances circumstances) {
        boolean lasting = run.gaps().stream().anyMatch(gap -> gap.kind() == Gap.Kind.LASTING);
        boolean awaited = run.gaps().stream().anyMatch(gap -> gap.kind() == Gap.Kind.AWAITED);
        return Optional.of(run.created().plus(circumstances.limits().record()))
                .filter(until -> awaited && !lasting && circumstances.now().isBefore(until));
    }
}

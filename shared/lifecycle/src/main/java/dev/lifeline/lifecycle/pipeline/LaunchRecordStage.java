package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;

/** What a record of the launch adds to a run whose first task somebody else launched. */
final class LaunchRecordStage {

    private LaunchRecordStage() {}

    /**
     * Takes the record over for the next attempt. Only while the first is the latest: later ones were launched by what
     * was known then, and a RunTask that may have to be repeated must stay what it was (AWS "Ensuring idempotency").
     */
    static Draft take(Draft draft, Adoption told) {
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
}

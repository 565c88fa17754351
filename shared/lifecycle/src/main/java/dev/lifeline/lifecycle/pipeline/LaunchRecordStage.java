package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;

/** Applies a launch record to a run whose first task is a foreign one. */
final class LaunchRecordStage {

    private LaunchRecordStage() {}

    /**
     * Uses the record for the next attempt, only while the first is the latest: later ones were launched with what was
     * known then, and a RunTask that may be repeated must not change (AWS "Ensuring idempotency").
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
            return draft.stale("the launch of its task is already known");
        }
        Draft learned = draft.with(run.learning(told).withPhase(new Phase.Attempting()));
        return learned.because(
                told.gaps().isEmpty() ? "a record shows how its task was launched" : Adoption.inWords(told.gaps()));
    }
}

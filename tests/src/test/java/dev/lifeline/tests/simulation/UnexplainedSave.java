package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;

/** What a save may change of a run without a decision that goes on with it. */
final class UnexplainedSave {
    private UnexplainedSave() {}

    /** What has no explanation is not in the journal, so it must have no consequence. */
    static void waitsOn(Run was, Run run) {
        boolean same = was.phase().equals(run.phase())
                && was.pending().equals(run.pending())
                && was.past().equals(run.past())
                && was.spent().equals(run.spent())
                && was.attempt().number() == run.attempt().number()
                && was.attempt().stop().equals(run.attempt().stop())
                && was.attempt().isOver() == run.attempt().isOver()
                && was.suspension().equals(run.suspension())
                && was.callbacks().size() == run.callbacks().size()
                && wasRunning(was) == wasRunning(run);
        Witness.hold(same, "what changes is explained", run.id().key(), was, run);
        Witness.hold(
                run.deadline().isPresent()
                        && !(run.deadline().equals(was.deadline())
                                && run.orders().equals(was.orders())),
                "details are written with a deadline or the time of a heartbeat alone",
                run.id().key(),
                was.deadline(),
                run.deadline());
    }

    static boolean wasRunning(Run run) {
        return !run.attempt().status().state().isBefore(TaskState.RUNNING);
    }

    static void beginsAnew(Run was, Run run) {
        int generation = was.identity().nonce().generation();
        Witness.hold(
                was.hindrance().isEmpty() && run.identity().nonce().generation() == generation + 1,
                "a run is replaced only by its next generation, and only once it has ended",
                run.id().key(),
                was.identity(),
                run.identity());
    }
}

package dev.lifeline.tests.simulation;

/** Bugs in what users request of a run, and in the reports to those who wait for it. */
enum DeliberateUserBug implements CodeChange.PlantedBug {
    A_STOP_FORGOTTEN_IN_BACK_OFF(
            SourceFolder.PIPELINE + "UserRequests.java",
            "case Phase.BackingOff backingOff -> stoppedBetween(draft, why, requested.manner(), circumstances);",
            "case Phase.BackingOff backingOff -> draft.because(request);",
            320),
    A_SUSPENSION_THAT_A_HELD_LAUNCH_ESCAPES(
            SourceFolder.PIPELINE + "DueWork.java",
            "|| (pending.isDue(now) && draft.run().suspension().isEmpty());",
            "|| pending.isDue(now);",
            210),
    A_SUSPENSION_THAT_THE_NEXT_ATTEMPT_ESCAPES(
            SourceFolder.PIPELINE + "DueWork.java", "|| run.suspension().isPresent()", "", 10),
    A_RERUN_WITH_THE_TOKEN_OF_THE_LAST_GENERATION(
            SourceFolder.IDENTITY + "Identity.java",
            "return new TaskName(namespace, id.key(), nonce.shownFor(attempt), attempt, coverage);",
            "return new TaskName(namespace, id.key(), new Nonce(1, \"0123456789abcdef\").shownFor(attempt), attempt, coverage);",
            1),
    A_CALLBACK_WITH_AN_EARLIER_STATE_OF_THE_RUN(
            SourceFolder.LOOP + "RunLoop.java",
            "Observation result = effects.carryOut(stored.run(), todo.remove());",
            "Observation result = effects.carryOut(first.stored().run(), todo.remove());",
            20),
    A_CALLBACK_FORGOTTEN_AFTER_A_LOST_ANSWER(
            SourceFolder.PIPELINE + "Callbacks.java",
            "return draft.postponing(owed.get().effect()::equals, circumstances).because(what);",
            "return dropped(draft, answered.callback()).because(what);",
            1),
    A_RERUN_THAT_FORGETS_WHO_WAITS(
            SourceFolder.LAUNCH + "Launcher.java",
            ".flatMap(Run::hindrance);",
            ".flatMap(run -> Optional.empty());",
            270);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts, a class and a number
    private final CodeChange change;

    DeliberateUserBug(String file, String text, String replacement, long seed) {
        change = new CodeChange(file, text, replacement, Simulation.class, seed);
    }

    @Override
    public CodeChange change() {
        return change;
    }
}

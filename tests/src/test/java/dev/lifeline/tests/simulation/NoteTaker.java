package dev.lifeline.tests.simulation;

import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Run;

/** Receives a function's notes: a held call is an answer as well, which ECS does not see. */
record NoteTaker(SimulatedStack stack, FunctionInstance function) implements Notes {

    @Override
    public void add(Note note) {
        switch (note) {
            case Note.EffectHeld held -> held(held.run(), held.effect(), held.hold());
            case Note.PolicyUnreadable unreadable -> throw new AssertionError(unreadable.policy());
            case Note.Decided decided -> {}
            case Note.ShadowUnavailable silent -> {}
            case Note.RaceLost lost -> {}
            case Note.LaunchRefused refused -> {}
            case Note.EventHandled handled -> {}
            case Note.RunDeleted deleted -> {}
            case Note.TimerLost lost -> {}
        }
    }

    private void held(Run run, Effect effect, Hold why) {
        EcsCallLog calls = stack.witness().calls();
        switch (effect) {
            case Effect.RunTask launch -> {
                calls.launchHeld(function, run.identity().task(launch.attempt()));
                observed(new Observation.LaunchAnswered(launch.attempt(), new LaunchAnswer.LaunchHeld(why)));
            }
            case Effect.StopTask stop -> {
                calls.stopHeld(function, stop.task());
                observed(new Observation.StopAnswered(stop.attempt(), stop.task(), new StopAnswer.StopHeld(why)));
            }
            case Effect.DescribeTask describe -> throw new IllegalStateException("a question is held");
            case Effect.FindTask find -> throw new IllegalStateException("a question is held");
            case Effect.SendCallback send -> throw new IllegalStateException("a callback is held");
        }
        function.step("held", run.id());
    }

    private void observed(Observation answer) {
        function.testimony().toObservation(answer);
    }
}

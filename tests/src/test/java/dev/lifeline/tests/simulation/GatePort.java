package dev.lifeline.tests.simulation;

import dev.lifeline.controller.port.Gate;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.Optional;

/** The guard before ECS: a call that is held is an answer as well, of which ECS knows nothing. */
record GatePort(Gate gate, Stack stack, FunctionInstance function) implements Gate {

    @Override
    public Optional<Hold> hold(Run run, Effect effect, Optional<Instant> slot) {
        Optional<Hold> hold = gate.hold(run, effect, slot);
        hold.ifPresent(why -> held(run, effect, why));
        return hold;
    }

    private void held(Run run, Effect effect, Hold why) {
        Calls calls = stack.witness().calls();
        switch (effect) {
            case Effect.RunTask launch -> {
                calls.launchHeld(function, run.identity().task(launch.attempt()));
                observed(new Observation.LaunchAnswered(launch.attempt(), new LaunchAnswer.Held(why)));
            }
            case Effect.StopTask stop -> {
                calls.stopHeld(function, stop.task());
                observed(new Observation.StopAnswered(stop.attempt(), stop.task(), new StopAnswer.Held(why)));
            }
            case Effect.DescribeTask describe -> throw new IllegalStateException("a question is held");
            case Effect.FindTask find -> throw new IllegalStateException("a question is held");
        }
        function.step("held", run.id());
    }

    private void observed(Observation answer) {
        function.testimony().toObservation(answer);
    }
}

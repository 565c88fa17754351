package dev.lifeline.controller;

import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.reconcile.Reconciler;

/** The parts of the controller. */
public record RunController(RunLoop loop, EventReceiver receiver, Launcher launcher, Reconciler reconciler) {

    public static RunController in(Surroundings surroundings) {
        RunLoop loop = new RunLoop(surroundings);
        return new RunController(
                loop,
                new EventReceiver(surroundings, loop),
                new Launcher(surroundings, loop),
                new Reconciler(surroundings, loop));
    }
}

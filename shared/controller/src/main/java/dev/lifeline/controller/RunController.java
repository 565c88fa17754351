package dev.lifeline.controller;

import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.reconcile.Reconciler;

/** The parts of the controller. */
public record RunController(RunLoop loop, EventReceiver receiver, Launcher launcher, Reconciler reconciler) {

    public static RunController in(ControllerPorts ports) {
        RunLoop loop = new RunLoop(ports);
        return new RunController(
                loop, new EventReceiver(ports, loop), new Launcher(ports, loop), new Reconciler(ports, loop));
    }
}

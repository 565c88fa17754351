package dev.lifeline.controller;

import dev.lifeline.controller.control.Remover;
import dev.lifeline.controller.control.Rerun;
import dev.lifeline.controller.control.RunActions;
import dev.lifeline.controller.launch.KnownDefinitions;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.reconcile.Reconciler;
import dev.lifeline.controller.report.RunDescriber;

/** The parts of the controller. */
public record RunController(
        RunLoop loop,
        EventReceiver receiver,
        Launcher launcher,
        Reconciler reconciler,
        RunDescriber describer,
        RunActions control,
        Remover remover) {

    public static RunController in(ControllerPorts ports) {
        RunLoop loop = new RunLoop(ports);
        KnownDefinitions definitions =
                new KnownDefinitions(ports.ecs().definitions(), ports.chance().clock());
        Launcher launcher = new Launcher(ports, definitions, loop);
        return new RunController(
                loop,
                new EventReceiver(ports, loop),
                launcher,
                new Reconciler(ports, loop),
                new RunDescriber(
                        definitions,
                        ports.table().listing().runs(),
                        ports.rules().clusters()),
                new RunActions(loop, new Rerun(launcher, loop)),
                new Remover(ports));
    }
}

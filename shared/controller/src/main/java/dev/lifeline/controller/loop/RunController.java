package dev.lifeline.controller.loop;

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

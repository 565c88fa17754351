package dev.lifeline.controller.loop;

/** The controller, put together. */
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

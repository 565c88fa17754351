package dev.lifeline.tests.simulation;

/** How fast worlds live, for whoever measures it. */
public final class Lifecycles {
    private Lifecycles() {}

    /** On all processors, in worlds from this seed on. */
    public static double perSecond(long lifecycles, long seed) {
        Worlds.SimulationResult result = new Worlds(new Simulation(), seed).live(lifecycles, progress -> {});
        if (result.violation().isPresent()) {
            throw new IllegalStateException(result.toString());
        }
        return result.lifecycles() / result.seconds();
    }
}

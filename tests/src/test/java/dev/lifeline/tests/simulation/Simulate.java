package dev.lifeline.tests.simulation;

import dev.lifeline.tests.simulation.Simulation.WorldOutcome;
import java.util.Optional;

/**
 * {@code make simulate N=100000} runs worlds until they had so many lifecycles; {@code make simulate SEED=1} runs one
 * again; with both, the worlds from that seed on.
 */
final class Simulate {
    private static final long USUAL = 100_000L;

    private Simulate() {}

    public static void main(String... arguments) {
        Optional<Long> seed = number("lifeline.seed");
        Optional<Long> lifecycles = number("lifeline.lifecycles");
        boolean found = seed.filter(of -> lifecycles.isEmpty())
                .map(Simulate::again)
                .orElseGet(() -> many(lifecycles.orElse(USUAL), seed.orElseGet(System::currentTimeMillis)));
        System.exit(found ? 1 : 0);
    }

    private static Optional<Long> number(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(text -> !text.isBlank())
                .map(Long::valueOf);
    }

    private static boolean again(long seed) {
        Simulation simulation = new Simulation();
        WorldOutcome outcome = simulation.play(seed);
        System.out.printf(
                "seed %d: %d lifecycles in %d steps, trace %016x%n",
                seed, outcome.lifecycles(), outcome.steps(), outcome.hash());
        outcome.violation().ifPresent(violation -> System.out.println(simulation.report(outcome)));
        return outcome.violation().isPresent();
    }

    private static boolean many(long lifecycles, long base) {
        Worlds worlds = new Worlds(new Simulation(), base);
        Worlds.SimulationResult result = worlds.live(lifecycles, progress -> System.out.println(progress));
        System.out.println(result);
        result.violation().ifPresent(found -> System.out.println(new Simulation().report(found)));
        return result.violation().isPresent();
    }
}

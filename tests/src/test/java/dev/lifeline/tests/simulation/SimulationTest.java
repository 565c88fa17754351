package dev.lifeline.tests.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lifeline.tests.simulation.Simulation.WorldOutcome;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int WORLDS = 40;

    /** Enough for every fault to be on in some of them. */
    private static final int MOST_WORLDS = 5000;

    private static final long SEED = 20_260_301;

    @Test
    void whatever_goes_wrong_the_invariants_hold_and_every_run_ends() {
        live(3_000);
    }

    @Test
    @Tag("long")
    void whatever_goes_wrong_in_many_worlds_the_invariants_hold_and_every_run_ends() {
        live(20_000);
    }

    private static void live(int lifecycles) {
        Worlds worlds = new Worlds(new Simulation(), System.currentTimeMillis());
        Worlds.SimulationResult result = worlds.live(lifecycles, progress -> {});
        System.out.println("SimulationTest: " + result);
        result.violation().ifPresent(found -> fail(new Simulation().report(found)));
    }

    @Test
    void the_same_seed_makes_the_same_world() {
        Simulation simulation = new Simulation();
        for (long seed = SEED; seed < SEED + WORLDS; seed++) {
            WorldOutcome once = simulation.play(seed);
            WorldOutcome again = simulation.play(seed, Set.of(), true);
            assertThat(again.hash()).as("seed %d", seed).isEqualTo(once.hash());
            assertThat(again.steps())
                    .isEqualTo(once.steps())
                    .isEqualTo(again.lines().size());
            assertThat(again.faults()).isEqualTo(once.faults());
        }
    }

    @Test
    void everything_that_may_go_wrong_does() {
        Simulation simulation = new Simulation();
        Set<Fault> seen = EnumSet.noneOf(Fault.class);
        for (long seed = SEED; seed < SEED + MOST_WORLDS && seen.size() < Fault.values().length; seed++) {
            simulation.play(seed).faults().forEach(choice -> seen.add(choice.fault()));
        }
        assertThat(seen).containsExactlyInAnyOrder(Fault.values());
    }
}

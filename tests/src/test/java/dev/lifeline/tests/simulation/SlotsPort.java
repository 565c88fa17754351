package dev.lifeline.tests.simulation;

import dev.lifeline.controller.store.Slots;
import dev.lifeline.lifecycle.guard.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The slots as a function sees them: in the same table as the runs, with the same faults. */
record SlotsPort(SimulatedStack stack, FunctionInstance function) implements Slots {

    @Override
    public Map<String, Instant> take(Collection<Lane> lanes, Instant now) {
        StorePort.before(stack.world(), function, "take", lanes);
        Map<String, Instant> taken = stack.slots().take(lanes, now);
        if (lanes.stream().anyMatch(lane -> lane.name().equals("the account"))) {
            stack.guard().given(slot(lanes, taken)); // and not one of a question
        }
        StorePort.after(stack.world(), function, lanes);
        function.step("taken", taken);
        return taken;
    }

    private static Instant slot(Collection<Lane> lanes, Map<String, Instant> taken) {
        return lanes.stream()
                .flatMap(lane -> Optional.ofNullable(taken.get(lane.name())).map(lane::slot).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

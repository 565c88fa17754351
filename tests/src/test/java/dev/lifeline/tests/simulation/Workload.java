package dev.lifeline.tests.simulation;

import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.Behaviour;
import dev.lifeline.simulator.script.Durations;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What runs in a world, on which stack, and with which fate. */
final class Workload {
    static final String CLUSTER = "prod";
    private static final String OWN = "own-";
    private static final String FOREIGN = "foreign-";
    private static final int MOST_RUNS = 14;
    private static final List<Order.OrderPlatform> PLATFORMS = List.of(Order.OrderPlatform.values());

    private final SimulatedWorld world;
    private final long spread;
    private final List<Order> orders = new ArrayList<>();
    private final List<Order> foreign = new ArrayList<>();
    private final List<Behaviour> fates = new ArrayList<>();

    /**
     * A stack's part.
     *
     * @param adopted the prefix of the families whose foreign tasks its policies adopt
     */
    record Share(List<Order> orders, String adopted) {}

    Workload(SimulatedWorld world) {
        this.world = world;
        RandomGenerator size = world.chance().stream("workload");
        this.spread = 1
                + size.nextInt(3)
                        * Duration.between(SimulatedWorld.START, world.outages().cease())
                                .toMillis()
                        / 3;
        int runs = 1 + size.nextInt(MOST_RUNS);
        for (int n = 0; n < runs; n++) {
            RandomGenerator random = world.chance().stream("run " + n);
            boolean byOthers = world.chance().happens(Fault.FOREIGN, n);
            String family = (byOthers ? FOREIGN : OWN) + n;
            Order.OrderPlatform platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
            Order order = new Order(family, platform, StackPolicies.any(random), somewhen(random));
            Behaviour fate = new Behaviour(Selector.family(family), new Fates(world.chance(), family).draw());
            if (world.chance().happens(Fault.RUN, n)) {
                (byOthers ? foreign : orders).add(order);
                fates.add(fate);
            }
        }
    }

    private Instant somewhen(RandomGenerator random) {
        return SimulatedWorld.START.plusMillis(random.nextLong(spread));
    }

    Script script() {
        return new Script(Durations.DEFAULT, fates, List.of());
    }

    Share first() {
        return new Share(orders, FOREIGN);
    }

    /** Half of the same names, at other times and under other policies; and it would adopt tasks with these names. */
    Share second() {
        RandomGenerator random = world.chance().stream("second stack");
        List<Order> some = new ArrayList<>();
        for (Order order : orders) {
            Order other = order.under(StackPolicies.any(random), somewhen(random));
            if (random.nextBoolean()) {
                some.add(other);
            }
        }
        return new Share(some, OWN);
    }

    void begin() {
        world.fleet().begin();
        orders.forEach(this::define);
        foreign.forEach(this::define);
        foreign.forEach(order -> world.time().at(order.at(), () -> launchByOthers(order)));
    }

    private void define(Order order) {
        world.ecs().with((ecs, now) -> ecs.registerTaskDefinition(order.definition(), now));
    }

    private void launchByOthers(Order order) {
        try {
            world.ecs().with((ecs, now) -> ecs.runTask(order.ofEcs().withStartedBy("somebody"), now));
        } catch (EcsException refused) {
            world.trace().note(world.time().now(), "somebody", "is refused", order.family());
        }
    }

    /** When each program that ends is over. */
    Instant over() {
        Duration longest = fates.stream()
                .map(fate -> fate.attempts().getLast().durations().in(TaskLastStatus.RUNNING))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return world.outages().cease().plus(longest);
    }
}

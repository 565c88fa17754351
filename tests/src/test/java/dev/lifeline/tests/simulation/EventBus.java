package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.local.ecs.EmittedEvent;
import java.time.Duration;
import java.util.Optional;

/** EventBridge between ECS and the queues: at least once, in no order, and now and then never. */
final class EventBus {
    private static final double LATEST_SECONDS = 6 * 3600;

    private final World world;
    private final SimulatedQueue tasks;
    private final SimulatedQueue instances;
    private final EventParser parser = new EventParser();

    EventBus(World world, Deliveries deliveries) {
        this.world = world;
        this.tasks = deliveries.tasks();
        this.instances = deliveries.instances();
    }

    void send(EmittedEvent event) {
        boolean ofTask = event.detailType().equals("ECS Task State Change");
        send(
                ofTask ? tasks : instances,
                event.json(),
                event.resource().substring(event.resource().lastIndexOf('/') + 1) + " v" + event.version());
    }

    void send(SimulatedQueue queue, String json, String what) {
        if (world.chance().happens(Fault.LOST_EVENT, what)) {
            world.trace().note(world.time().now(), "EventBridge", "loses", what);
            return;
        }
        int copies = world.chance()
                .roll(Fault.DUPLICATE_EVENT, what)
                .map(roll -> 2 + roll.upTo(9))
                .orElse(1);
        world.trace().note(world.time().now(), "EventBridge", "delivers", what + " x" + copies);
        Event event = parser.parse(json);
        for (int copy = 0; copy < copies; copy++) {
            String id = what + " " + copy;
            queue.send(new Message(id, json, event), delay(id));
        }
    }

    private Duration delay(String id) {
        Optional<Chance.Roll> late = world.chance().roll(Fault.LATE_EVENT, id);
        return late.map(roll -> Duration.ofMillis((long) (1000 * roll.between(2, LATEST_SECONDS))))
                .orElseGet(() -> Duration.ofMillis(100 + (long) (1_400 * world.chance().number(id))));
    }
}

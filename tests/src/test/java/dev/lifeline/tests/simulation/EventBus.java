package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.local.ecs.EmittedEvent;
import java.time.Duration;
import java.util.Optional;

/** EventBridge between ECS and the queues: at least once, in no order, and now and then never. */
final class EventBus {
    private static final double LATEST_SECONDS = 6 * 3600;

    private final World world;
    private final SimulatedQueue tasks;
    private final SimulatedQueue instances;

    EventBus(World world, Deliveries deliveries) {
        this.world = world;
        this.tasks = deliveries.tasks();
        this.instances = deliveries.instances();
    }

    void sendOfInstance(EmittedEvent event) {
        Event parsed = new EventParser().parse(event.json());
        boolean gone =
                parsed instanceof Event.InstanceChange change && change.detail().news() == InstanceDetail.News.GONE;
        send(
                instances,
                event.json(),
                new Message.Content.OfInstance(event.resource(), gone),
                id(event.resource()) + " v" + event.version());
    }

    void sendOfTask(EmittedEvent event, EcsTask task) {
        send(tasks, event.json(), new Message.Content.OfTask(task), id(event.resource()) + " v" + event.version());
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    void send(SimulatedQueue queue, String json, Message.Content content, String what) {
        if (world.chance().happens(Fault.LOST_EVENT, what)) {
            world.trace().note(world.time().now(), "EventBridge", "loses", what);
            return;
        }
        int copies = world.chance()
                .roll(Fault.DUPLICATE_EVENT, what)
                .map(roll -> 2 + roll.upTo(9))
                .orElse(1);
        world.trace().note(world.time().now(), "EventBridge", "delivers", what + " x" + copies);
        for (int copy = 0; copy < copies; copy++) {
            String id = what + " " + copy;
            queue.send(new Message(id, json, content), delay(id));
        }
    }

    private Duration delay(String id) {
        Optional<Chance.Roll> late = world.chance().roll(Fault.LATE_EVENT, id);
        return late.map(roll -> Duration.ofMillis((long) (1000 * roll.between(2, LATEST_SECONDS))))
                .orElseGet(() ->
                        Duration.ofMillis(100 + (long) (1_400 * world.chance().number(id))));
    }
}

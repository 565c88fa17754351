package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.TaskName;
import dev.lifeline.local.ecs.EmittedEvent;
import dev.lifeline.tests.OwnTaskRule;
import java.time.Duration;
import java.util.Optional;

/** EventBridge between ECS and the queues of every stack: at least once, in no order, and now and then never. */
final class EventBus {
    private static final double LATEST_SECONDS = 6 * 3600;

    private final World world;

    EventBus(World world) {
        this.world = world;
    }

    void sendOfInstance(EmittedEvent event) {
        Event parsed = new EventParser().parse(event.json());
        boolean gone =
                parsed instanceof Event.InstanceChange change && change.detail().news() == InstanceDetail.News.GONE;
        sendOfInstance(event.json(), new Message.Content.OfInstance(event.resource(), gone), what(event));
    }

    void sendOfInstance(String json, Message.Content.OfInstance content, String what) {
        world.stacks()
                .forEach(stack ->
                        send(stack.deliveries().instances(), json, content, what + " to " + stack.namespace()));
    }

    void sendOfTask(EmittedEvent event, EcsTask task) {
        Message.Content content = new Message.Content.OfTask(task);
        world.stacks().stream()
                .filter(stack -> takes(stack, task))
                .forEach(stack -> send(
                        stack.deliveries().tasks(), event.json(), content, what(event) + " to " + stack.namespace()));
    }

    /** A foreign task's events are taken all, by the rule for adoption. */
    private static boolean takes(Stack stack, EcsTask task) {
        return task.placement()
                .startedBy()
                .flatMap(TaskName::parse)
                .filter(name -> name.namespace().equals(stack.namespace()))
                .map(name -> OwnTaskRule.takes(name, task))
                .orElse(true);
    }

    private static String what(EmittedEvent event) {
        return id(event.resource()) + " v" + event.version();
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private void send(SimulatedQueue queue, String json, Message.Content content, String what) {
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

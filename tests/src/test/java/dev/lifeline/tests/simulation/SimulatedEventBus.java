package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.EmittedEvent;
import dev.lifeline.tests.OwnTaskRule;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** EventBridge between ECS and the queues of every stack: at least once, in any order, and sometimes never. */
final class SimulatedEventBus {
    private static final double LATEST_SECONDS = 6 * 3600;

    /** One in this many worlds sends each event as the text of AWS; the others send the parsed event. */
    private static final int ONE_OF = 24;

    private final SimulatedWorld world;
    private final boolean asText;

    SimulatedEventBus(SimulatedWorld world) {
        this.world = world;
        this.asText = world.chance().stream("bodies").nextInt(ONE_OF) == 0;
    }

    void sendOfInstance(EmittedEvent event) {
        Event parsed = new EventParser().parse(event.json());
        boolean gone =
                parsed instanceof Event.InstanceChange change && change.detail().news() == InstanceDetail.News.GONE;
        sendOfInstance(
                body(event::json, parsed),
                new QueuedEvent.EventContent.OfInstance(event.resource(), gone),
                what(event));
    }

    void sendOfInstance(QueuedEvent.EventBody body, QueuedEvent.EventContent.OfInstance content, String what) {
        world.stacks()
                .forEach(stack ->
                        send(stack.deliveries().instances(), body, content, what + " to " + stack.namespace()));
    }

    void sendOfTask(EmittedEvent event, EcsTask task) {
        QueuedEvent.EventContent content = new QueuedEvent.EventContent.OfTask(task);
        QueuedEvent.EventBody body = body(event::json, change(event, task));
        world.stacks().stream()
                .filter(stack -> takes(stack, task))
                .forEach(stack ->
                        send(stack.deliveries().tasks(), body, content, what(event) + " to " + stack.namespace()));
    }

    QueuedEvent.EventBody body(Supplier<String> text, Event event) {
        return asText ? new QueuedEvent.EventBody.Text(text.get()) : new QueuedEvent.EventBody.Value(event);
    }

    /** The launch of the task is read from the text on demand. */
    private static Event change(EmittedEvent event, EcsTask task) {
        Envelope envelope = new Envelope(
                EventParser.SOURCE,
                event.detailType(),
                Optional.of(EcsAccount.EXAMPLE.id()),
                Optional.of(EcsAccount.EXAMPLE.region()),
                Optional.of(event.at()));
        return new Event.TaskStateChange(
                envelope,
                new TaskDetail(task, () -> parsed(event).detail().launch().get()));
    }

    /** The event of a task, parsed from its text. */
    static Event.TaskStateChange parsed(EmittedEvent event) {
        return new EventParser().parse(event.json()) instanceof Event.TaskStateChange change
                ? change
                : unreadable(event);
    }

    private static Event.TaskStateChange unreadable(EmittedEvent event) {
        throw new IllegalStateException("not the event of a task: " + event.json());
    }

    /** The rule for adoption matches all events of a foreign task. */
    private static boolean takes(SimulatedStack stack, EcsTask task) {
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

    private void send(SimulatedQueue queue, QueuedEvent.EventBody body, QueuedEvent.EventContent content, String what) {
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
            queue.send(new QueuedEvent(id, body, content), delay(id));
        }
    }

    private Duration delay(String id) {
        Optional<Chance.Roll> late = world.chance().roll(Fault.LATE_EVENT, id);
        return late.map(roll -> Duration.ofMillis((long) (1000 * roll.between(2, LATEST_SECONDS))))
                .orElseGet(() ->
                        Duration.ofMillis(100 + (long) (1_400 * world.chance().number(id))));
    }
}

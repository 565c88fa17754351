package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.lifecycle.ecs.EcsTask;

/** An event in a queue. */
final class QueuedEvent {
    private final String id;
    private final EventBody body;
    private final EventContent content;
    private int receives;

    /** Text takes time to write and read, so most worlds do without: see {@link SimulatedEventBus}. */
    sealed interface EventBody {
        record Text(String json) implements EventBody {}

        record Value(Event event) implements EventBody {}
    }

    /** The content of the body, for the witness. */
    sealed interface EventContent {
        record OfTask(EcsTask task) implements EventContent {}

        record OfTimer(Timer timer) implements EventContent {}

        /** Whether the instance is gone. */
        record OfInstance(String instance, boolean gone) implements EventContent {}
    }

    QueuedEvent(String id, EventBody body, EventContent content) {
        this.id = id;
        this.body = body;
        this.content = content;
    }

    String id() {
        return id;
    }

    EventBody body() {
        return body;
    }

    EventContent content() {
        return content;
    }

    int received() {
        return ++receives;
    }

    void redriven() {
        receives = 0;
    }
}

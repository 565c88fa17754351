package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.lifecycle.ecs.EcsTask;

/** An event on its way through a queue. */
final class Message {
    private final String id;
    private final Body body;
    private final Content content;
    private int receives;

    /** Text takes time to write and to read, so that most worlds do without: see {@link EventBus}. */
    sealed interface Body {
        record Text(String json) implements Body {}

        record Value(Event event) implements Body {}
    }

    /** What the body says, for those who watch. */
    sealed interface Content {
        record OfTask(EcsTask task) implements Content {}

        record OfTimer(Timer timer) implements Content {}

        /** Whether the instance is gone. */
        record OfInstance(String instance, boolean gone) implements Content {}
    }

    Message(String id, Body body, Content content) {
        this.id = id;
        this.body = body;
        this.content = content;
    }

    String id() {
        return id;
    }

    Body body() {
        return body;
    }

    Content content() {
        return content;
    }

    int received() {
        return ++receives;
    }

    void redriven() {
        receives = 0;
    }
}

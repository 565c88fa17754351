package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.lifecycle.ecs.EcsTask;

/** An event on its way through a queue. */
final class Message {
    private final String id;
    private final String body;
    private final Content content;
    private int receives;

    /** What the body says, for those who watch. */
    sealed interface Content {
        record OfTask(EcsTask task) implements Content {}

        record OfTimer(Timer timer) implements Content {}

        /** Whether the instance is gone. */
        record OfInstance(String instance, boolean gone) implements Content {}
    }

    Message(String id, String body, Content content) {
        this.id = id;
        this.body = body;
        this.content = content;
    }

    String id() {
        return id;
    }

    String body() {
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

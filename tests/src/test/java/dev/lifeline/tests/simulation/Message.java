package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Event;

/** An event on its way through a queue. */
final class Message {
    private final String id;
    private final String body;
    private final Event event;
    private int receives;

    Message(String id, String body, Event event) {
        this.id = id;
        this.body = body;
        this.event = event;
    }

    String id() {
        return id;
    }

    String body() {
        return body;
    }

    /** What the body says, for those who watch. */
    Event event() {
        return event;
    }

    int received() {
        return ++receives;
    }

    void redriven() {
        receives = 0;
    }
}

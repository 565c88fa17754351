package dev.lifeline.local.events;

import java.io.IOException;

/** Where events go, one after the other. */
@FunctionalInterface
public interface EventSubscriber {

    /**
     * Delivers an event.
     *
     * @param event JSON on one line
     * @throws IOException if it was not delivered; the message says why
     */
    void deliver(String event) throws IOException, InterruptedException;
}

package dev.lifeline.local.router;

import dev.lifeline.local.template.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A standard SQS queue: at least once, hidden while in flight, moved to the dead-letter queue instead of being received
 * once more than its redrive policy allows. Safe for several threads. Hands out the oldest visible message first, which
 * SQS does not promise.
 */
public final class LocalQueue {
    private final Queue definition;
    private final RouterSetup setup;
    private final Consumer<Message> deadLetters;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /**
     * @param visible from when on the message may be received
     * @param handling whether a function is at work on it: then it stays hidden even past that time, because Lambda
     *     would have ended the function before
     */
    private record Slot(Message message, Instant visible, boolean handling) {}

    LocalQueue(Queue definition, RouterSetup setup, Consumer<Message> deadLetters) {
        this.definition = definition;
        this.setup = setup;
        this.deadLetters = deadLetters;
    }

    /** Takes a new message, which is visible at once. */
    public void send(String body) {
        send(body, Duration.ZERO);
    }

    /**
     * Takes a new message, which is visible after its delay.
     *
     * @param delay whole seconds, up to 900 (AWS SQS API, SendMessage)
     */
    public void send(String body, Duration delay) {
        Instant now = setup.now();
        put(new Message(setup.newId(), body, now, Optional.empty(), Optional.empty(), 0), now.plus(delay));
    }

    /** All messages that are in the queue, hidden ones included, the oldest first. */
    public synchronized List<Message> messages() {
        return slots.values().stream().map(Slot::message).toList();
    }

    void add(Message message) {
        put(message, message.sent());
    }

    private synchronized void put(Message message, Instant visible) {
        slots.put(message.messageId(), new Slot(message, visible, false));
    }

    /** Receives up to that many messages; each must then be deleted or given back. */
    List<Message> receive(int maximum) {
        List<Message> received = new ArrayList<>();
        List<Message> exhausted = new ArrayList<>();
        take(maximum, received, exhausted);
        exhausted.forEach(deadLetters);
        return received;
    }

    private synchronized void take(int maximum, List<Message> received, List<Message> exhausted) {
        Instant now = setup.now();
        for (Slot slot : List.copyOf(slots.values())) {
            Message message = slot.message();
            if (received.size() == maximum) {
                return;
            }
            if (slot.handling() || slot.visible().isAfter(now)) {
                continue;
            }
            if (isExhausted(message)) {
                slots.remove(message.messageId());
                exhausted.add(message);
            } else {
                Message next = message.received(setup.newId(), now);
                slots.put(next.messageId(), new Slot(next, now.plus(definition.visibilityTimeout()), true));
                received.add(next);
            }
        }
    }

    /** The message is dealt with. */
    public synchronized void delete(Message message) {
        slots.remove(message.messageId());
    }

    /**
     * The function is done with the message and did not handle it: it is received again after its visibility timeout.
     */
    synchronized void giveBack(Message message) {
        slots.computeIfPresent(message.messageId(), (id, slot) -> new Slot(slot.message(), slot.visible(), false));
    }

    /** When the next message can be received; that may be past. */
    synchronized Optional<Instant> nextVisible() {
        return slots.values().stream()
                .filter(slot -> !slot.handling())
                .map(Slot::visible)
                .min(Comparator.naturalOrder());
    }

    private boolean isExhausted(Message message) {
        return definition
                .redrive()
                .filter(redrive -> message.receiveCount() >= redrive.maxReceiveCount())
                .isPresent();
    }
}

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
 * A standard SQS queue: at least once, hidden while in flight, moved to the dead-letter queue after the number of
 * receives that the redrive policy allows. Thread-safe. Returns the oldest visible message first, which SQS does not
 * guarantee.
 */
public final class LocalQueue {
    private final Queue definition;
    private final RouterSetup setup;
    private final Consumer<Message> deadLetters;
    private final Map<String, Queued> messages = new LinkedHashMap<>();

    /**
     * @param visible from when on the message may be received
     * @param handling whether a function is handling it: then it stays hidden past that time, because Lambda would have
     *     ended the function before
     */
    private record Queued(Message message, Instant visible, boolean handling) {}

    LocalQueue(Queue definition, RouterSetup setup, Consumer<Message> deadLetters) {
        this.definition = definition;
        this.setup = setup;
        this.deadLetters = deadLetters;
    }

    /** Adds a message that is visible at once. */
    public void send(String body) {
        send(body, Duration.ZERO);
    }

    /**
     * Adds a message that is visible after its delay.
     *
     * @param delay whole seconds, up to 900 (AWS SQS API, SendMessage)
     */
    public void send(String body, Duration delay) {
        Instant now = setup.now();
        put(new Message(setup.newId(), body, now, Optional.empty(), Optional.empty(), 0), now.plus(delay));
    }

    /** All messages in the queue, including hidden ones, oldest first. */
    public synchronized List<Message> messages() {
        return messages.values().stream().map(Queued::message).toList();
    }

    void add(Message message) {
        put(message, message.sent());
    }

    private synchronized void put(Message message, Instant visible) {
        messages.put(message.messageId(), new Queued(message, visible, false));
    }

    /** Receives up to that many messages; each must then be deleted or returned. */
    List<Message> receive(int maximum) {
        List<Message> received = new ArrayList<>();
        List<Message> exhausted = new ArrayList<>();
        take(maximum, received, exhausted);
        exhausted.forEach(deadLetters);
        return received;
    }

    private synchronized void take(int maximum, List<Message> received, List<Message> exhausted) {
        Instant now = setup.now();
        for (Queued queued : List.copyOf(messages.values())) {
            Message message = queued.message();
            if (received.size() == maximum) {
                return;
            }
            if (queued.handling() || queued.visible().isAfter(now)) {
                continue;
            }
            if (isExhausted(message)) {
                messages.remove(message.messageId());
                exhausted.add(message);
            } else {
                Message next = message.received(setup.newId(), now);
                messages.put(next.messageId(), new Queued(next, now.plus(definition.visibilityTimeout()), true));
                received.add(next);
            }
        }
    }

    /** Deletes the handled message. */
    public synchronized void delete(Message message) {
        messages.remove(message.messageId());
    }

    /** The function failed to handle the message: it is received again after its visibility timeout. */
    synchronized void giveBack(Message message) {
        messages.computeIfPresent(
                message.messageId(), (id, queued) -> new Queued(queued.message(), queued.visible(), false));
    }

    /** When the next message can be received; may be past. */
    synchronized Optional<Instant> nextVisible() {
        return messages.values().stream()
                .filter(queued -> !queued.handling())
                .map(Queued::visible)
                .min(Comparator.naturalOrder());
    }

    private boolean isExhausted(Message message) {
        return definition
                .redrive()
                .filter(redrive -> message.receiveCount() >= redrive.maxReceiveCount())
                .isPresent();
    }
}

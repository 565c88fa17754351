package dev.lifeline.local.router;

import dev.lifeline.local.router.HeldMessage.HeldState;
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
import java.util.function.Predicate;

/**
 * A standard SQS queue: at least once, hidden while in flight, moved to the dead-letter queue after the number of
 * receives that the redrive policy allows. Thread-safe. Returns the oldest visible message first, which SQS does not
 * guarantee.
 */
public final class LocalQueue {
    /** The real time after which a receiver that waits looks at the clock again. */
    private static final long NAP_MILLIS = 20;

    private final Queue definition;
    private final RouterSetup setup;
    private final Consumer<Message> deadLetters;
    private final Map<String, HeldMessage> messages = new LinkedHashMap<>();

    LocalQueue(Queue definition, RouterSetup setup, Consumer<Message> deadLetters) {
        this.definition = definition;
        this.setup = setup;
        this.deadLetters = deadLetters;
    }

    /**
     * What GetQueueAttributes counts.
     *
     * @param hidden received, and neither deleted nor visible again
     * @param delayed not yet visible for the first time
     */
    public record MessageCounts(long visible, long hidden, long delayed) {}

    public Queue definition() {
        return definition;
    }

    /** Adds a message that is visible at once. */
    public void send(String body) {
        send(MessageContent.of(body), Duration.ZERO);
    }

    /**
     * Adds a message that is visible after its delay.
     *
     * @param delay whole seconds, up to 900 (AWS SQS API, SendMessage)
     * @return the id of the message
     */
    public String send(MessageContent content, Duration delay) {
        Instant now = setup.now();
        Message message =
                new Message(setup.newId(), content, now, Optional.empty(), Optional.empty(), 0, Optional.empty());
        put(message, now.plus(delay));
        return message.messageId();
    }

    /** All messages in the queue, including hidden ones, oldest first. */
    public synchronized List<Message> messages() {
        return messages.values().stream().map(HeldMessage::message).toList();
    }

    public synchronized MessageCounts counts() {
        Instant now = setup.now();
        long visible = count(queued -> queued.isVisible(now));
        long hidden = count(queued -> queued.isInFlight(now));
        return new MessageCounts(visible, hidden, messages.size() - visible - hidden);
    }

    private long count(Predicate<HeldMessage> which) {
        return messages.values().stream().filter(which).count();
    }

    void add(Message message) {
        put(message, message.sent());
    }

    private synchronized void put(Message message, Instant visible) {
        messages.put(message.messageId(), new HeldMessage(message, visible, HeldState.WAITING));
    }

    /** Receives up to that many messages for a function; each must then be deleted or returned. */
    List<Message> receive(int maximum) {
        return take(maximum, definition.visibilityTimeout(), HeldState.HANDLED);
    }

    /**
     * Receives up to that many messages, and waits for the first, by the router's clock.
     *
     * @param visibility how long they are hidden from others
     */
    public List<Message> receive(int maximum, Duration visibility, Duration wait) throws InterruptedException {
        Instant end = setup.now().plus(wait);
        List<Message> received = take(maximum, visibility, HeldState.IN_FLIGHT);
        while (received.isEmpty() && setup.now().isBefore(end)) {
            // Time may make a message visible, so an arrival is not waited for.
            Thread.sleep(NAP_MILLIS);
            received = take(maximum, visibility, HeldState.IN_FLIGHT);
        }
        return received;
    }

    private List<Message> take(int maximum, Duration visibility, HeldState state) {
        List<Message> received = new ArrayList<>();
        List<Message> exhausted = new ArrayList<>();
        synchronized (this) {
            Instant now = setup.now();
            for (HeldMessage queued : List.copyOf(messages.values())) {
                Message message = queued.message();
                if (received.size() == maximum || !queued.isVisible(now)) {
                    continue;
                }
                if (isExhausted(message)) {
                    messages.remove(message.messageId());
                    exhausted.add(message.deadIn(Arns.queue(definition.logicalId())));
                } else {
                    Message next = message.received(setup.newId(), now);
                    messages.put(next.messageId(), new HeldMessage(next, now.plus(visibility), state));
                    received.add(next);
                }
            }
        }
        exhausted.forEach(deadLetters);
        return received;
    }

    /** Deletes the handled message. */
    public synchronized void delete(Message message) {
        messages.remove(message.messageId());
    }

    /** Deletes the message of its latest receipt; an older receipt deletes nothing. */
    public synchronized void delete(String receiptHandle) {
        find(receiptHandle).ifPresent(queued -> delete(queued.message()));
    }

    /**
     * Changes when a received message is visible again.
     *
     * @return false if no message is in flight under this receipt
     */
    public synchronized boolean hide(String receiptHandle, Duration visibility) {
        Instant now = setup.now();
        Optional<HeldMessage> received = find(receiptHandle).filter(queued -> queued.isInFlight(now));
        received.ifPresent(queued ->
                messages.put(queued.message().messageId(), queued.until(now.plus(visibility), HeldState.IN_FLIGHT)));
        return received.isPresent();
    }

    /** Deletes all messages. */
    public synchronized void purge() {
        messages.clear();
    }

    private Optional<HeldMessage> find(String receiptHandle) {
        return messages.values().stream()
                .filter(queued -> queued.message()
                        .receiptHandle()
                        .filter(receiptHandle::equals)
                        .isPresent())
                .findFirst();
    }

    /** The function failed to handle the message: it is received again after its visibility timeout. */
    synchronized void giveBack(Message message) {
        messages.computeIfPresent(
                message.messageId(), (id, queued) -> queued.until(queued.visible(), HeldState.IN_FLIGHT));
    }

    /** When the next message can be received; may be past. */
    synchronized Optional<Instant> nextVisible() {
        return messages.values().stream()
                .filter(queued -> queued.state() != HeldState.HANDLED)
                .map(HeldMessage::visible)
                .min(Comparator.naturalOrder());
    }

    private boolean isExhausted(Message message) {
        return definition
                .redrive()
                .filter(redrive -> message.receiveCount() >= redrive.maxReceiveCount())
                .isPresent();
    }
}

package dev.lifeline.local.callback;

import dev.lifeline.local.callback.ReceivedCallback.CallbackReception;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Everybody who may wait. A task token or callback id is open until the first call about success or failure. Remembers
 * the latest calls.
 */
public final class Waiters {
    private static final int MOST_REMEMBERED = 1000;

    private final InstantSource clock;
    private final List<Consumer<ReceivedCallback>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private final Deque<ReceivedCallback> received = new ArrayDeque<>();

    public Waiters(InstantSource clock) {
        this.clock = clock;
    }

    /** Reports every further call to the listener. */
    public void listen(Consumer<ReceivedCallback> listener) {
        listeners.add(listener);
    }

    /** The latest calls, oldest first. */
    synchronized List<ReceivedCallback> received() {
        return List.copyOf(received);
    }

    CallbackReception receive(CallbackCall call) {
        ReceivedCallback known = remember(call);
        listeners.forEach(listener -> listener.accept(known));
        return known.reception();
    }

    private synchronized ReceivedCallback remember(CallbackCall call) {
        boolean open = call.operation().isHeartbeat() ? !closed.contains(call.waiter()) : closed.add(call.waiter());
        ReceivedCallback known = new ReceivedCallback(
                clock.instant(),
                call.operation(),
                call.waiter(),
                call.content(),
                open ? CallbackReception.ACCEPTED : CallbackReception.CLOSED_BEFORE);
        received.add(known);
        if (received.size() > MOST_REMEMBERED) {
            received.remove();
        }
        return known;
    }
}

package dev.lifeline.lifecycle.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What users have asked of a run besides its launch.
 *
 * @param callbacks those who have yet to get the report of its end
 * @param numbered how many callbacks its generation has had
 */
public record StandingOrders(Optional<Suspension> suspension, List<Callback> callbacks, int numbered) {
    public static final StandingOrders NONE = new StandingOrders(Optional.empty(), List.of(), 0);

    /** The most callbacks that wait for one run. */
    public static final int MOST_CALLBACKS = 10;

    public StandingOrders {
        callbacks = List.copyOf(callbacks);
    }

    /** Those of a new run. */
    public static StandingOrders of(List<Callback> callbacks, Instant now) {
        StandingOrders orders = NONE;
        for (Callback callback : callbacks) {
            orders = orders.callback(callback.target()).isPresent() ? orders : orders.joinedBy(callback, now);
        }
        return orders;
    }

    public StandingOrders suspended(Suspension order) {
        return new StandingOrders(Optional.of(order), callbacks, numbered);
    }

    public StandingOrders resumed() {
        return new StandingOrders(Optional.empty(), callbacks, numbered);
    }

    public boolean isFull() {
        return callbacks.size() >= MOST_CALLBACKS;
    }

    public Optional<Callback> callback(int number) {
        return callbacks.stream().filter(known -> known.number() == number).findFirst();
    }

    /** The same target is the same callback. */
    public Optional<Callback> callback(CallbackTarget target) {
        return callbacks.stream().filter(known -> known.target().equals(target)).findFirst();
    }

    /** Its number is that of no earlier callback, whose late answer would otherwise count for this one. */
    public StandingOrders joinedBy(Callback callback, Instant now) {
        List<Callback> more = new ArrayList<>(callbacks);
        more.add(callback.numbered(numbered + 1, now));
        return new StandingOrders(suspension, more, numbered + 1);
    }

    public StandingOrders without(int number) {
        return new StandingOrders(
                suspension,
                callbacks.stream().filter(known -> known.number() != number).toList(),
                numbered);
    }

    /** The same after the heartbeats that are due. */
    public StandingOrders beating(Instant now) {
        return withEach(callback -> callback.beating(now));
    }

    /** The same without the times of heartbeats, on which nothing depends. */
    StandingOrders withoutTimes() {
        return withEach(Callback::withoutTime);
    }

    private StandingOrders withEach(UnaryOperator<Callback> change) {
        return callbacks.isEmpty()
                ? this
                : new StandingOrders(suspension, callbacks.stream().map(change).toList(), numbered);
    }

    /** What no text may contain. */
    public List<String> secrets() {
        return callbacks.stream()
                .flatMap(callback -> callback.target().secret().stream())
                .toList();
    }
}

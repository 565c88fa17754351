package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.ecs.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a run waits for, without another observation. */
record DueTimes(
        Phase phase, Attempt attempt, List<PendingEffect> pending, Optional<Instant> endBy, StandingOrders orders) {

    /** The earliest step; empty only for a run that has ended with its task and has no pending effects. */
    Optional<NextStep> next() {
        return earliest(all()).map(item -> new NextStep(item.what().get(), item.at()));
    }

    /** The earliest, which may be a heartbeat: it is no step of the run. */
    Optional<Instant> deadline() {
        List<Item> items = all();
        addHeartbeats(items);
        return earliest(items).map(Item::at);
    }

    private List<Item> all() {
        List<Item> items = phaseAndTask(true);
        addEffects(items, List.of());
        return items;
    }

    /**
     * The earliest that needs a timer. The check of a silent task does not, because many are asked about in one call.
     *
     * @param underWay effects that are being carried out now: their answers arrive before their leases end, unless the
     *     function dies
     */
    Optional<Instant> wake(List<Effect> underWay) {
        List<Item> items = phaseAndTask(false);
        addEffects(items, underWay);
        addHeartbeats(items);
        return earliest(items).map(Item::at);
    }

    /** One thing to wait for; only the earliest is put into words. */
    private record Item(Instant at, Supplier<String> what) {}

    private static Optional<Item> earliest(List<Item> items) {
        return items.stream().min(Comparator.comparing(Item::at));
    }

    private List<Item> phaseAndTask(boolean withCheck) {
        List<Item> items = new ArrayList<>();
        switch (phase) {
            case Phase.Attempting attempting -> {
                addTask(items, withCheck);
                // An attempt that is already being stopped is not stopped again for the run's limit.
                if (!(attempt.stop() instanceof Stop.Wanted)) {
                    addEndOfTime(items);
                }
                return items;
            }
            case Phase.BackingOff backingOff -> {
                // The next attempt waits until no earlier task can still run.
                if (orders.suspension().isEmpty()
                        && !attempt.isHanging()
                        && !PendingEffect.isStopping(attempt, pending)) {
                    items.add(new Item(backingOff.until(), () -> "attempt " + (attempt.number() + 1)));
                }
                addEndOfSuspension(items);
                addEndOfTime(items);
            }
            case Phase.AwaitingRecord awaiting -> {
                items.add(new Item(awaiting.until(), () -> "end of the run if its launch is not recorded"));
                addEndOfTime(items);
            }
            case Phase.Ended ended -> {}
        }
        if (attempt.isHanging()) {
            addTask(items, withCheck);
        }
        return items;
    }

    /** A launch that is held because the run is suspended is not due. */
    private void addEffects(List<Item> items, List<Effect> underWay) {
        for (PendingEffect owed : pending) {
            if (orders.suspension().isPresent() && owed.isUncalledLaunch()) {
                addEndOfSuspension(items);
            } else if (!underWay.contains(owed.effect())) {
                items.add(new Item(owed.dueAt(), () -> call(owed)));
            }
        }
    }

    private void addHeartbeats(List<Item> items) {
        if (!(phase instanceof Phase.Ended)) {
            orders.callbacks()
                    .forEach(callback -> callback.heartbeatAt()
                            .ifPresent(at -> items.add(new Item(at, () -> "heartbeat of " + callback))));
        }
    }

    private void addEndOfSuspension(List<Item> items) {
        orders.suspension()
                .ifPresent(order -> items.add(new Item(order.until(), () -> "end of the run if still suspended")));
    }

    private void addEndOfTime(List<Item> items) {
        endBy.ifPresent(end -> items.add(new Item(end, () -> "time limit of the run")));
    }

    private void addTask(List<Item> items, boolean withCheck) {
        // The task of an attempt that is over must be named: another one may follow.
        String whose = attempt.isHanging() ? "the task of attempt " + attempt.number() : "its task";
        // Until its task's ARN is known there is nothing to check: the pending launch is waited for.
        boolean checked = attempt.task().isPresent() && !PendingEffect.isAsking(attempt, pending);
        if (withCheck && checked) {
            items.add(new Item(attempt.contact().checkAt(), () -> "next check of " + whose));
        }
        String of = attempt.isHanging() ? " of " + whose : "";
        Watch watch = attempt.watch();
        watch.until().ifPresent(limit -> items.add(new Item(limit, () -> "time limit of " + watch.state() + of)));
    }

    /** An effect that was never carried out is due; any other is repeated if it remains unanswered. */
    private static String call(PendingEffect owed) {
        String call = owed.effect().inWords();
        return owed.tries() == 0 ? call : call + " again if unanswered";
    }
}

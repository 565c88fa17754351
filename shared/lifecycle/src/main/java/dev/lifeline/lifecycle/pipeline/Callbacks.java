package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswered;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.StandingOrders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Those who wait for a run: its end is reported to them until they have it, and meanwhile that it is alive. */
final class Callbacks {

    private Callbacks() {}

    static Draft requested(Draft draft, Callback callback, Circumstances circumstances) {
        StandingOrders orders = draft.run().orders();
        Optional<Callback> known = orders.callback(callback.target());
        if (known.isPresent()) {
            return draft.ignored(known.get() + " waits already");
        }
        if (orders.isFull()) {
            return draft.ignored("no more than " + StandingOrders.MOST_CALLBACKS + " callbacks may wait for a run");
        }
        StandingOrders more = orders.joinedBy(callback, circumstances.now());
        Callback joined = more.callbacks().getLast();
        Draft next = draft.with(draft.run().withOrders(more)).because(joined + " waits for the end of the run");
        return draft.run().hasEnded() ? reporting(next, joined, circumstances) : next;
    }

    /** The run has just ended: its suspension is over, and everybody who waits gets a report. */
    static Draft ended(Draft draft, Circumstances circumstances) {
        Draft next = draft.with(draft.run().withOrders(draft.run().orders().resumed()));
        for (Callback callback : draft.run().callbacks()) {
            next = reporting(next, callback, circumstances);
        }
        return next;
    }

    private static Draft reporting(Draft draft, Callback callback, Circumstances circumstances) {
        return draft.asking(ended(draft, callback.number()), circumstances);
    }

    private static Effect.SendCallback ended(Draft draft, int callback) {
        return new Effect.SendCallback(draft.attempt().number(), callback, CallbackNews.ENDED);
    }

    static Draft answered(Draft draft, CallbackAnswered answered, Circumstances circumstances) {
        int number = answered.callback();
        if (draft.run().orders().callback(number).isEmpty()) {
            return draft.stale("callback " + number + " waits no more");
        }
        return switch (answered.answer()) {
            case CallbackAnswer.CallbackDelivered delivered -> delivered(draft, answered);
            case CallbackAnswer.NobodyWaits nobody ->
                dropped(draft, number).because("nobody waits for callback " + number + ": " + nobody.why());
            case CallbackAnswer.CallbackUnanswered unknown ->
                unanswered(draft, answered, unknown.error(), circumstances);
        };
    }

    private static Draft delivered(Draft draft, CallbackAnswered answered) {
        return switch (answered.news()) {
            case ENDED ->
                dropped(draft, answered.callback()).because("callback " + answered.callback() + " was delivered");
            case ALIVE -> draft.stale("heartbeat of callback " + answered.callback() + " was delivered");
        };
    }

    private static Draft unanswered(Draft draft, CallbackAnswered answered, String error, Circumstances circumstances) {
        String what = "callback " + answered.callback() + " got no answer: " + error;
        Optional<PendingEffect> owed = draft.pending(ended(draft, answered.callback())::equals);
        // An unanswered heartbeat is followed by the next one.
        if (answered.news() == CallbackNews.ALIVE || owed.isEmpty()) {
            return draft.stale(what);
        }
        return draft.postponing(owed.get().effect()::equals, circumstances).because(what);
    }

    /** Whether it has been tried for too long. */
    static boolean isGivenUp(PendingEffect owed, Circumstances circumstances) {
        Instant end = owed.since().plus(circumstances.limits().silence().silent());
        return !circumstances.now().isBefore(end);
    }

    static Draft givenUp(Draft draft, int callback, Circumstances circumstances) {
        String span = JournalText.of(circumstances.limits().silence().silent());
        return dropped(draft, callback)
                .because("callback " + callback + " is given up: it could not be delivered for " + span);
    }

    private static Draft dropped(Draft draft, int callback) {
        return draft.with(draft.run().withOrders(draft.run().orders().without(callback)))
                .without(effect -> effect instanceof Effect.SendCallback send && send.callback() == callback);
    }

    /** A heartbeat needs no save: the next one follows. */
    static Optional<Draft> heartbeats(Draft draft, Instant now) {
        List<Callback> due = draft.run().hasEnded()
                ? List.of()
                : draft.run().callbacks().stream()
                        .filter(callback -> callback.isDue(now))
                        .toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        Draft next = draft.with(draft.run().withOrders(draft.run().orders().beating(now)));
        for (Callback callback : due) {
            next = next.giving(new Effect.SendCallback(draft.attempt().number(), callback.number(), CallbackNews.ALIVE))
                    .because("heartbeat of callback " + callback.number());
        }
        return Optional.of(next);
    }
}

package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.event.TimerMessage;
import dev.lifeline.controller.time.Timers;

/** The queue of timers as a function sees it: a message may be lost, or delivered several times. */
record TimersPort(SimulatedStack stack, FunctionInstance function) implements Timers {
    private static final int MOST_COPIES = 3;

    @Override
    public void set(Timer timer) {
        SimulatedWorld world = stack.world();
        function.step("timer", timer);
        if (world.chance().happens(Fault.LOST_TIMER, timer)) {
            world.trace().note(world.time().now(), "SQS", "loses", timer);
            return;
        }
        int copies = world.chance()
                .roll(Fault.DUPLICATE_TIMER, timer)
                .map(roll -> 2 + roll.upTo(MOST_COPIES))
                .orElse(1);
        TimerMessage.of(timer, function.clock()).ifPresent(message -> {
            for (int copy = 0; copy < copies; copy++) {
                stack.deliveries()
                        .timers()
                        .send(
                                new QueuedEvent(
                                        timer.run() + " at " + timer.at() + " " + copy,
                                        stack.world().bus().body(message::body, new Event.TimerExpired(timer)),
                                        new QueuedEvent.EventContent.OfTimer(timer)),
                                message.delay());
            }
        });
    }
}

package dev.lifeline.controller.reconcile;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Rate;
import dev.lifeline.lifecycle.guard.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How much one round may start: work for a limited time, and half of the cluster reads that ECS grants an account,
 * which are 20 per second with bursts of 100 (AWS "Request throttling for the Amazon ECS API").
 */
final class Allowance {
    static final Rate QUESTIONS = new Rate(10, 50);

    private final InstantSource clock;
    private final Instant end;
    private TokenBucket questions;

    Allowance(InstantSource clock, Duration time) {
        this.clock = clock;
        this.end = clock.instant().plus(time);
        this.questions = TokenBucket.full(QUESTIONS, clock.instant());
    }

    /** Whether another run may be handled. */
    boolean isLeft() {
        Instant now = clock.instant();
        return now.isBefore(end) && questions.take(QUESTIONS, now).isPresent();
    }

    /** The questions to ECS among these effects. */
    void spend(List<Effect> effects) {
        effects.stream().mapToInt(Allowance::calls).forEach(this::spend);
    }

    /** Uses up so many calls. Calls that are decided are made even beyond the allowance. */
    void spend(int calls) {
        for (int call = 0; call < calls; call++) {
            questions = questions.take(QUESTIONS, clock.instant()).orElse(questions);
        }
    }

    private static int calls(Effect effect) {
        return switch (effect) {
            case Effect.DescribeTask describe -> 1;
            // ListTasks returns running and stopped tasks in separate answers.
            case Effect.FindTask find -> 2;
            case Effect.RunTask run -> 0;
            case Effect.StopTask stop -> 0;
            case Effect.SendCallback send -> 0;
        };
    }
}

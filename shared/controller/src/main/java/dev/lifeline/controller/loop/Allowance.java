package dev.lifeline.controller.loop;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Rate;
import dev.lifeline.lifecycle.guard.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How much one round may begin: work for so long, and half of the questions that ECS grants an account for all readings
 * of clusters, 20 a second with bursts of 100 (AWS "Request throttling for the Amazon ECS API").
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

    /** Whether another run may be looked at. */
    boolean isLeft() {
        Instant now = clock.instant();
        return now.isBefore(end) && questions.take(QUESTIONS, now).isPresent();
    }

    /** What these effects ask of ECS. */
    void spend(List<Effect> effects) {
        effects.stream().mapToInt(Allowance::calls).forEach(this::spend);
    }

    /** So many calls. More than are left are made all the same, since they are decided on. */
    void spend(int calls) {
        for (int call = 0; call < calls; call++) {
            questions = questions.take(QUESTIONS, clock.instant()).orElse(questions);
        }
    }

    private static int calls(Effect effect) {
        return switch (effect) {
            case Effect.DescribeTask describe -> 1;
            // ListTasks tells running tasks and stopped ones in answers of their own.
            case Effect.FindTask find -> 2;
            case Effect.RunTask run -> 0;
            case Effect.StopTask stop -> 0;
        };
    }
}

package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INSTANT;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Alternative;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Paused;

/** The stored state of the guard. */
public final class GuardCodec {
    public static final Shape<Paused> PAUSED = Shapes.record(fields ->
            new Paused(fields.field("reason", TEXT, Paused::reason), fields.field("since", INSTANT, Paused::since)));

    public static final Shape<Breaker> BREAKER = Alternative.oneOf(
            Alternative.of(
                    "Closed",
                    Breaker.Closed.class,
                    fields -> new Breaker.Closed(fields.list("failures", INSTANT, Breaker.Closed::failures))),
            Alternative.of(
                    "Open",
                    Breaker.Open.class,
                    fields -> new Breaker.Open(
                            fields.field("until", INSTANT, Breaker.Open::until),
                            fields.field("times", INTEGER, Breaker.Open::times))),
            Alternative.of(
                    "HalfOpen",
                    Breaker.HalfOpen.class,
                    fields -> new Breaker.HalfOpen(
                            fields.field("probe", TEXT, Breaker.HalfOpen::probe),
                            fields.field("until", INSTANT, Breaker.HalfOpen::until),
                            fields.field("times", INTEGER, Breaker.HalfOpen::times))));

    private GuardCodec() {}
}

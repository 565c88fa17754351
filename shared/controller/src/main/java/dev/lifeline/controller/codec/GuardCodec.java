package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Paused;

/** Writes what the guard remembers as JSON, and reads it back; an {@link IllegalArgumentException} where it cannot. */
public final class GuardCodec {
    private GuardCodec() {}

    public static String write(Paused paused) {
        return new Output()
                .text("reason", paused.reason())
                .time("since", paused.since())
                .toString();
    }

    public static Paused readPaused(String json) {
        Input in = Input.of(json);
        return new Paused(in.text("reason"), in.time("since"));
    }

    public static String write(Breaker breaker) {
        return switch (breaker) {
            case Breaker.Closed closed ->
                Output.of("Closed")
                        .texts(
                                "failures",
                                closed.failures().stream().map(Object::toString).toList())
                        .toString();
            case Breaker.Open open ->
                Output.of("Open")
                        .time("until", open.until())
                        .number("times", open.times())
                        .toString();
            case Breaker.HalfOpen half ->
                Output.of("HalfOpen")
                        .text("probe", half.probe())
                        .time("until", half.until())
                        .number("times", half.times())
                        .toString();
        };
    }

    public static Breaker readBreaker(String json) {
        Input in = Input.of(json);
        return switch (in.kind()) {
            case "Closed" -> new Breaker.Closed(in.times("failures"));
            case "Open" -> new Breaker.Open(in.time("until"), in.integer("times"));
            case "HalfOpen" -> new Breaker.HalfOpen(in.text("probe"), in.time("until"), in.integer("times"));
            default -> throw in.unknownKind();
        };
    }
}

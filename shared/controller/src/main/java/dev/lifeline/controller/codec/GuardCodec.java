package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Pace;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.guard.TokenBucket;
import java.util.Map;

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

    public static String write(Pace pace) {
        Output clusters = new Output();
        pace.clusters().forEach((name, bucket) -> clusters.object(name, write(bucket)));
        return new Output()
                .object("account", write(pace.account()))
                .object("clusters", clusters)
                .toString();
    }

    public static Pace readPace(String json) {
        Input in = Input.of(json);
        Map<String, TokenBucket> clusters =
                in.map("clusters", name -> name, (map, name) -> readBucket(map.object(name)));
        return new Pace(readBucket(in.object("account")), clusters);
    }

    private static Output write(TokenBucket bucket) {
        return new Output().number("tokens", bucket.tokens()).time("at", bucket.at());
    }

    private static TokenBucket readBucket(Input in) {
        return new TokenBucket(in.decimal("tokens"), in.time("at"));
    }
}

package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Backoff.Growth;
import dev.lifeline.lifecycle.policy.Backoff.Jitter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a back-off. What is not named is as in the base; {@code factor} and {@code max} stand only where the kind uses
 * them.
 */
final class BackoffFields {
    /** What a rule's own back-off is where it does not say. */
    static final Backoff RULE =
            new Backoff(Growth.EXPONENTIAL, Duration.ofSeconds(10), 2, Duration.ofMinutes(5), Jitter.EQUAL);

    static final double LARGEST_FACTOR = 100;

    private static final Map<String, Growth> KINDS = Words.names(Growth.class, Words::lower);
    private static final Map<String, Jitter> JITTERS = Words.names(Jitter.class, Words::lower);

    private BackoffFields() {}

    static Backoff read(Fields fields, Backoff base) {
        Growth kind = fields.value("kind", Words.word(KINDS)).orElse(base.growth());
        Duration initial = fields.value("initial", Words::duration).orElse(base.initial());
        Optional<Double> factor = fields.value("factor", Words.factor(Optional.empty(), 1, LARGEST_FACTOR));
        Optional<Duration> max = fields.value("max", Words::duration);
        fields.check(List.of("kind", "factor"), () -> {
            if (kind != Growth.EXPONENTIAL && factor.isPresent()) {
                fields.problem("factor", "only kind exponential has one; leave it out");
            }
        });
        fields.check(List.of("kind", "initial", "max"), () -> {
            if (kind == Growth.CONSTANT && max.isPresent()) {
                fields.problem("max", "kind constant does not grow; leave it out");
            } else if (max.filter(cap -> cap.compareTo(initial) < 0).isPresent()) {
                fields.problem("max", "is shorter than initial, which is " + Durations.text(initial));
            }
        });
        Jitter jitter = fields.value("jitter", Words.word(JITTERS)).orElse(base.jitter());
        return new Backoff(
                kind,
                initial,
                factor(kind, factor.orElse(base.factor())),
                cap(kind, initial, max.orElse(base.cap())),
                jitter);
    }

    static Backoff constant(Duration delay) {
        return new Backoff(Growth.CONSTANT, delay, 1, delay, Jitter.NONE);
    }

    /** What a back-off does not use has one value, so that the same meaning is the same value. */
    static double factor(Growth kind, double factor) {
        return kind == Growth.EXPONENTIAL ? factor : 1;
    }

    static Duration cap(Growth kind, Duration initial, Duration cap) {
        return kind == Growth.CONSTANT || cap.compareTo(initial) < 0 ? initial : cap;
    }
}

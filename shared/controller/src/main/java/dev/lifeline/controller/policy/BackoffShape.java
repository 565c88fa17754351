package dev.lifeline.controller.policy;

import dev.lifeline.controller.shape.FieldRule;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Backoff.Growth;
import dev.lifeline.lifecycle.policy.Backoff.Jitter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A back-off. Missing keys are as in the base; {@code factor} and {@code max} are allowed only if the kind uses them.
 */
final class BackoffShape {
    static final int LARGEST_FACTOR = 100;

    /** The defaults of a rule's back-off. */
    private static final Backoff RULE =
            new Backoff(Growth.EXPONENTIAL, Duration.ofSeconds(10), 2, Duration.ofMinutes(5), Jitter.EQUAL);

    private static final Shape<Double> FACTOR =
            Scalars.factor(1, LARGEST_FACTOR, false).described("The factor of the wait; only for exponential.", 2);

    private static final Shape<Duration> MAX =
            WrittenDuration.SHAPE.described("The longest wait; not for constant.", "5m");

    /** The back-off of a rule. */
    static final Shape<Backoff> OF_RULE = of(RULE).described("How long to wait, instead of the budget's back-off.");

    private final Backoff base;
    private final Shape<Growth> kind;
    private final Shape<Duration> initial;
    private final Shape<Jitter> jitter;

    private BackoffShape(Backoff base) {
        this.base = base;
        this.kind =
                Shapes.word(Scalars::lower, Growth.values()).or(base.growth()).described("How the wait grows.");
        this.initial = WrittenDuration.SHAPE.or(base.initial()).described("The wait before the first retry.", "10s");
        this.jitter = Shapes.word(Scalars::lower, Jitter.values())
                .or(base.jitter())
                .described("How the wait is randomized: none, full (over all of it), equal (over its second half).");
    }

    static Shape<Backoff> of(Backoff base) {
        return Shapes.record(new BackoffShape(base)::read);
    }

    static Backoff constant(Duration delay) {
        return new Backoff(Growth.CONSTANT, delay, 1, delay, Jitter.NONE);
    }

    private Backoff read(Fields<Backoff> fields) {
        Growth growth = fields.field("kind", kind, Backoff::growth);
        Duration first = fields.field("initial", initial, Backoff::initial);
        Optional<Double> factor = fields.optional(
                "factor",
                FACTOR,
                backoff -> Optional.of(backoff.factor()).filter(own -> own != factor(backoff.growth(), base.factor())));
        Optional<Duration> max = fields.optional(
                "max",
                MAX,
                backoff -> Optional.of(backoff.cap())
                        .filter(own -> !own.equals(cap(backoff.growth(), backoff.initial(), base.cap()))));
        check(fields, growth);
        if (max.filter(cap -> cap.compareTo(first) < 0).isPresent() && fields.areSound("kind", "initial", "max")) {
            fields.problem("max", "is shorter than initial, which is " + WrittenDuration.text(first));
        }
        return new Backoff(
                growth,
                first,
                factor(growth, factor.orElse(base.factor())),
                cap(growth, first, max.orElse(base.cap())),
                fields.field("jitter", jitter, Backoff::jitter));
    }

    private static void check(Fields<Backoff> fields, Growth kind) {
        fields.forbid(
                "factor",
                new FieldRule.OneOfWords(kind != Growth.EXPONENTIAL, "kind", List.of("constant", "fibonacci")),
                "only kind exponential has one; leave it out");
        fields.forbid(
                "max",
                new FieldRule.OneOfWords(kind == Growth.CONSTANT, "kind", List.of("constant")),
                "kind constant does not grow; leave it out");
    }

    /** Unused parts have a fixed value, so that equal meanings are equal values. */
    private static double factor(Growth kind, double factor) {
        return kind == Growth.EXPONENTIAL ? factor : 1;
    }

    private static Duration cap(Growth kind, Duration initial, Duration cap) {
        return kind == Growth.CONSTANT || cap.compareTo(initial) < 0 ? initial : cap;
    }
}

package dev.lifeline.local.template;

import java.time.Duration;
import java.util.List;

/** An EventBridge rule on the default bus. */
public record Rule(String logicalId, Trigger trigger, List<Target> targets) {
    public Rule {
        targets = List.copyOf(targets);
    }

    public sealed interface Trigger {}

    /** An EventBridge event pattern, as JSON text. */
    public record EventPattern(String json) implements Trigger {}

    /** A rate expression. */
    public record Schedule(Duration rate) implements Trigger {}

    /** Where a match goes, by logical id. */
    public sealed interface Target {}

    public record ToQueue(String queue) implements Target {}

    public record ToFunction(String function) implements Target {}
}

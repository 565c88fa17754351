package dev.lifeline.local.template;

import java.time.Duration;
import java.util.List;

/** An EventBridge rule on the default bus. */
public record EventRule(String logicalId, Trigger trigger, List<RuleTarget> targets) {
    public EventRule {
        targets = List.copyOf(targets);
    }

    public sealed interface Trigger {}

    /** An EventBridge event pattern, as JSON text. */
    public record EventPattern(String json) implements Trigger {}

    /** A rate expression. */
    public record Schedule(Duration rate) implements Trigger {}

    /** Where a match goes, by logical id. */
    public sealed interface RuleTarget {}

    public record ToQueue(String queue) implements RuleTarget {}

    public record ToFunction(String function) implements RuleTarget {}
}

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

    /** The target of a match, by logical id. */
    public sealed interface RuleTarget {}

    public record ToQueue(String queue) implements RuleTarget {}

    public record ToFunction(String function) implements RuleTarget {}
}

package dev.lifeline.controller.policy;

import dev.lifeline.controller.policy.WrittenRule.Action;
import dev.lifeline.controller.shape.FieldRule;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A rule. */
final class RuleShape {
    private static final List<String> ENDINGS = Arrays.stream(Action.values())
            .filter(action -> action != Action.RETRY)
            .map(Scalars::lower)
            .toList();

    private static final Shape<String> NAME = Names.NAME
            .with(schema -> schema.set("not", Schemas.words(builtIn())))
            .described("Shown in the journal; by default rule-1, rule-2 and so on.", "not-found");

    private static final Shape<Action> THEN = Shapes.word(Scalars::lower, Action.values())
            .described(
                    "retry: launch another attempt. fail: the run has failed. stop: stop the task too. ignore: a task"
                            + " that is alive continues. succeed: it counts as success.");

    private static final Shape<BudgetGroup> BUDGET =
            Scalars.GROUP.described("The budget of a retry; by default that of the cause.");

    private static final Shape<Duration> DELAY =
            WrittenDuration.SHAPE.described("A constant wait: short for a constant back-off without jitter.", "1m");

    static final Shape<WrittenRule> RULE =
            Shapes.record(RuleShape::read).described("What to do when.").named("rule");

    private RuleShape() {}

    private static WrittenRule read(Fields<WrittenRule> fields) {
        Optional<String> name = fields.optional("name", NAME, WrittenRule::name);
        List<Condition> when = fields.field("when", ConditionShape.WHEN, WrittenRule::when);
        Action action = fields.field("then", THEN, WrittenRule::action);
        fields.exclude("delay", "backoff", "cannot be given together with backoff: it is its short form");
        FieldRule.OneOfWords ends = new FieldRule.OneOfWords(action != Action.RETRY, "then", ENDINGS);
        for (String ofRetry : List.of("budget", "backoff", "delay", "launch")) {
            fields.forbid(ofRetry, ends, "only then: retry has one; leave it out");
        }
        Optional<BudgetGroup> budget = fields.optional("budget", BUDGET, WrittenRule::budget);
        Optional<Backoff> backoff = fields.optional(
                "backoff", BackoffShape.OF_RULE, rule -> rule.backoff().filter(own -> !isDelay(own)));
        Optional<Duration> delay = fields.optional(
                "delay",
                DELAY,
                rule -> rule.backoff().filter(RuleShape::isDelay).map(Backoff::initial));
        return new WrittenRule(
                fields.here(),
                name,
                when,
                action,
                budget,
                backoff.or(() -> delay.map(BackoffShape::constant)),
                fields.field("launch", LaunchChangeShape.CHANGE, WrittenRule::change));
    }

    private static boolean isDelay(Backoff backoff) {
        return backoff.equals(BackoffShape.constant(backoff.initial()));
    }

    private static List<String> builtIn() {
        return Arrays.stream(PullBehavior.values())
                .flatMap(pull -> DefaultPolicy.rules(pull).stream())
                .map(Rule::name)
                .distinct()
                .toList();
    }
}

package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.Limits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the budgets; what is not named is as it is built in. */
final class BudgetFields {
    static final String UNLIMITED = "unlimited";

    /** The first attempt is no retry. */
    private static final int MOST_RETRIES = Limits.STANDARD.attempts() - 1;

    private BudgetFields() {}

    static Map<BudgetGroup, Budget> read(Fields fields) {
        Map<BudgetGroup, Budget> budgets = new EnumMap<>(DefaultPolicy.budgets());
        for (BudgetGroup group : BudgetGroup.values()) {
            Budget base = builtIn(group);
            fields.object(Words.lower(group), budget -> read(budget, base))
                    .ifPresent(budget -> budgets.put(group, budget));
        }
        return budgets;
    }

    static Budget builtIn(BudgetGroup group) {
        return Optional.ofNullable(DefaultPolicy.budgets().get(group)).orElseThrow();
    }

    private static Budget read(Fields fields, Budget base) {
        int retries = fields.value("attempts", BudgetFields::attempts).orElse(base.retries());
        Optional<Duration> window = fields.value("window", Words::span).or(base::window);
        Optional<Duration> within = fields.value("within", Words::span).or(base::within);
        Optional<Duration> resetAfter = fields.value("resetAfter", Words::span).or(base::resetAfter);
        fields.check(List.of("attempts", "within"), () -> {
            if (retries == Budget.UNLIMITED && within.isEmpty()) {
                fields.problem(
                        "within", "missing; unlimited attempts need a time in which they may be made, such as 24h");
            }
        });
        fields.check(List.of("window", "within"), () -> {
            if (window.isPresent()
                    && within.filter(time -> time.compareTo(window.get()) < 0).isPresent()) {
                fields.problem("within", "is shorter than window, which could then never pass; make it longer");
            }
        });
        return new Budget(
                retries,
                window,
                within,
                resetAfter,
                fields.object("backoff", backoff -> BackoffFields.read(backoff, base.backoff()))
                        .orElse(base.backoff()));
    }

    private static Reading<Integer> attempts(JsonNode node) {
        if (node.isTextual()) {
            return Words.word(Map.of(UNLIMITED, Budget.UNLIMITED)).apply(node);
        }
        return Words.whole(0, MOST_RETRIES).apply(node);
    }
}

package dev.lifeline.tests.whatif;

import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.local.yaml.YamlText;
import dev.lifeline.tests.whatif.SimulatedMonth.Truth;
import dev.lifeline.whatif.comparison.Estimate;
import dev.lifeline.whatif.comparison.Measure;
import dev.lifeline.whatif.comparison.PolicyComparison;
import dev.lifeline.whatif.comparison.WhatIfResult;
import dev.lifeline.whatif.history.EventHistory;
import dev.lifeline.whatif.prediction.Assumptions;
import dev.lifeline.whatif.prediction.Prices;
import dev.lifeline.whatif.prediction.TestedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A month under one policy, what is predicted from it for another, and what that one really does. */
record WhatIfTruth(WhatIfResult predicted, Truth before, Truth after) {
    private static final Instant NOW = Instant.parse("2026-12-31T00:00:00Z");
    private static final int DRAWS = 200;
    private static final double ROUNDING = 1e-9;

    static final TestedPolicy A = policy("""
            name: a
            rules:
              - { when: { cause: EXIT_CODE }, then: retry }
            budgets:
              exit: { attempts: 2, backoff: { initial: 10s } }
              pull: { attempts: 3, backoff: { initial: 10s } }
            """);

    static final TestedPolicy B = policy("""
            name: b
            rules:
              - { when: { cause: EXIT_CODE }, then: retry }
            budgets:
              exit: { attempts: 4, backoff: { initial: 2m, max: 20m } }
              pull: { attempts: 6, backoff: { initial: 1m, max: 15m } }
            """);

    static final TestedPolicy C = policy("""
            name: c
            budgets:
              pull: { attempts: 1, backoff: { initial: 10s } }
              host: { attempts: 2 }
            """);

    static TestedPolicy policy(String yaml) {
        PolicyDocument document = valid(new PolicyParser().parse(valid(YamlText.json(yaml))));
        return new TestedPolicy(document.policy().name(), document);
    }

    private static <T> T valid(Requested<T> read) {
        return switch (read) {
            case Requested.Valid<T> valid -> valid.value();
            case Requested.Invalid<T> invalid ->
                throw new AssertionError(invalid.problems().toString());
        };
    }

    static WhatIfTruth of(SimulatedMonth month, TestedPolicy old, TestedPolicy fresh) {
        PolicyComparison comparison = new PolicyComparison(fresh, Optional.of(old), Prices.STANDARD, 1);
        EventHistory history = new EventHistory(NOW, comparison::take);
        Truth before = month.play(old.document().policy(), history::take);
        history.finish();
        WhatIfResult predicted = comparison.result(Assumptions.NONE, DRAWS);
        return new WhatIfTruth(predicted, before, month.play(fresh.document().policy(), event -> {}));
    }

    /** The true values of what is predicted. */
    Map<Measure, Double> truth() {
        return Map.of(
                Measure.RETRIES,
                (double) after.retries(),
                Measure.SUCCESSES,
                (double) after.successes(),
                Measure.TASK_HOURS,
                after.taskHours());
    }

    /** The measures whose true value is outside of its interval. */
    List<String> misses() {
        List<String> misses = new ArrayList<>();
        truth().forEach((measure, value) -> {
            if (!isWithin(value, predicted.after(measure))) {
                misses.add(measure + " " + value + " is not in " + predicted.after(measure));
            }
        });
        return misses;
    }

    /** Apart from the rounding of sums. */
    private static boolean isWithin(double truth, Estimate predicted) {
        double rounding = ROUNDING * Math.abs(truth);
        return truth >= predicted.low() - rounding && truth <= predicted.high() + rounding;
    }
}

package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The end of a run names the limit of its budget: its retries, its window or its time. */
class ShortageTest {
    private static final Optional<Duration> NEVER = Optional.empty();
    private static final Optional<Duration> MINUTE = Optional.of(Duration.ofMinutes(1));
    private static final Optional<Duration> HOUR = Optional.of(Duration.ofHours(1));

    /** Each attempt exits with 1 after ten seconds, until the budget is spent. */
    @TestFactory
    Stream<DynamicTest> a_budget_that_does_not_pay_says_why() {
        return Map.of(
                        budget(0, NEVER, MINUTE),
                        "has no retries",
                        budget(2, NEVER, HOUR),
                        "is spent: 2 retries",
                        budget(2, MINUTE, HOUR),
                        "is spent: 2 retries in the last 1 min",
                        budget(Budget.UNLIMITED, NEVER, MINUTE),
                        "is over: the run is older than 1 min, after 6 retries",
                        budget(9, MINUTE, MINUTE),
                        "is over: the run is older than 1 min, after 6 retries")
                .entrySet()
                .stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getValue(),
                        () -> assertThat(end(row.getKey())).isEqualTo("budget exit " + row.getValue())));
    }

    private static String end(Budget budget) {
        Rule retry = new Rule("always", List.of(), new Verdict.Retry(BudgetGroup.EXIT));
        Scene scene = Scene.asked(Policies.with(Policies.of(retry), Map.of(BudgetGroup.EXIT, budget)));
        for (int attempt = 1; !scene.run().hasEnded(); attempt++) {
            scene.accepted("" + attempt).later(9).sees(exited("" + attempt, 9, 1));
            if (!scene.run().hasEnded()) {
                scene.comesBack();
            }
        }
        return scene.ended().reason();
    }

    private static Budget budget(int retries, Optional<Duration> window, Optional<Duration> within) {
        return new Budget(retries, window, within, Optional.empty(), Policies.SECOND);
    }
}

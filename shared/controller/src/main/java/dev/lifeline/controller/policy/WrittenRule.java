package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule as it is written.
 *
 * @param at where it stands
 */
record WrittenRule(Fields at, Optional<String> name, List<Condition> when, Then then) {

    /** What is written behind {@code then}. */
    sealed interface Then {
        record Plain(Verdict verdict) implements Then {}

        /** A retry that is charged to the group of its cause. */
        record RetryOfCause(Optional<Backoff> backoff, LaunchChange change) implements Then {}
    }

    /** Whether it holds whatever happened. What could not be read may have been a condition. */
    boolean always() {
        return when.isEmpty() && at.sound("when") && at.sound("then");
    }

    boolean ignores() {
        return then instanceof Then.Plain plain && plain.verdict() instanceof Verdict.Ignore;
    }

    LaunchChange change() {
        return switch (then) {
            case Then.Plain plain ->
                plain.verdict() instanceof Verdict.Retry retry ? retry.change() : LaunchChange.NONE;
            case Then.RetryOfCause retry -> retry.change();
        };
    }

    /** The core's rules for it: one, or one of the same name for each group whose causes it covers. */
    Stream<Rule> rules(String called) {
        return switch (then) {
            case Then.Plain plain -> Stream.of(new Rule(called, when, plain.verdict()));
            case Then.RetryOfCause retry ->
                Arrays.stream(BudgetGroup.values()).flatMap(group -> rule(called, retry, group).stream());
        };
    }

    private Optional<Rule> rule(String called, Then.RetryOfCause retry, BudgetGroup group) {
        Set<Cause> causes = causes().stream()
                .filter(cause -> CauseGroups.of(cause) == group)
                .collect(Collectors.toSet());
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> conditions = new ArrayList<>(List.of(new CauseIn(causes)));
        when.stream().filter(condition -> !(condition instanceof CauseIn)).forEach(conditions::add);
        return Optional.of(new Rule(called, conditions, new Verdict.Retry(group, retry.backoff(), retry.change())));
    }

    private Set<Cause> causes() {
        return when.stream()
                .flatMap(condition -> condition instanceof CauseIn in ? Stream.of(in.causes()) : Stream.empty())
                .findFirst()
                .orElseGet(() -> EnumSet.allOf(Cause.class));
    }
}

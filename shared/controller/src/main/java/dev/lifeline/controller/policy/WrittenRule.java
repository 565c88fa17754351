package dev.lifeline.controller.policy;

import dev.lifeline.controller.shape.ObjectPlace;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule as it is written, of which the core has one rule per budget under the same name.
 *
 * @param at its path in the document
 * @param budget the budget of a retry; by default that of the cause
 */
record WrittenRule(
        ObjectPlace at,
        Optional<String> name,
        List<Condition> when,
        Action action,
        Optional<BudgetGroup> budget,
        Optional<Backoff> backoff,
        LaunchChange change) {

    /** The value of {@code then}. */
    enum Action {
        RETRY,
        FAIL,
        STOP,
        IGNORE,
        SUCCEED
    }

    /** The default name of a rule: its position, from 1. */
    static String placeName(int index) {
        return "rule-" + (index + 1);
    }

    /** The rules as they were written. */
    static List<WrittenRule> of(List<Rule> rules) {
        Map<String, List<Rule>> byName = new LinkedHashMap<>();
        rules.forEach(rule ->
                byName.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add(rule));
        List<WrittenRule> written = new ArrayList<>();
        byName.forEach((name, parts) -> {
            boolean isNamed = !name.equals(placeName(written.size()));
            written.add(of(isNamed ? Optional.of(name) : Optional.empty(), parts));
        });
        return written;
    }

    private static WrittenRule of(Optional<String> name, List<Rule> parts) {
        Set<Cause> causes = new TreeSet<>();
        parts.forEach(part -> causesIn(part.when()).forEach(causes::addAll));
        List<Condition> when = new ArrayList<>(withoutCauses(parts.getFirst().when()));
        if (!causes.isEmpty() && causes.size() < Cause.values().length) {
            when.add(new CauseIn(causes));
        }
        return switch (parts.getFirst().then()) {
            case Verdict.Retry retry ->
                new WrittenRule(
                        ObjectPlace.nowhere(),
                        name,
                        when,
                        Action.RETRY,
                        Optional.of(retry.budget()).filter(budget -> !isOfCause(parts)),
                        retry.backoff(),
                        retry.change());
            case Verdict.Fail fail -> ending(name, when, Action.FAIL);
            case Verdict.StopAttempt stop -> ending(name, when, Action.STOP);
            case Verdict.Ignore ignore -> ending(name, when, Action.IGNORE);
            case Verdict.Succeed succeed -> ending(name, when, Action.SUCCEED);
        };
    }

    private static WrittenRule ending(Optional<String> name, List<Condition> when, Action action) {
        return new WrittenRule(
                ObjectPlace.nowhere(), name, when, action, Optional.empty(), Optional.empty(), LaunchChange.NONE);
    }

    /** Whether each cause is charged to its own group, which is the default. */
    private static boolean isOfCause(List<Rule> parts) {
        return parts.stream()
                .allMatch(part -> part.then() instanceof Verdict.Retry retry
                        && causesIn(part.when()).findAny().isPresent()
                        && causesIn(part.when())
                                .flatMap(Set::stream)
                                .allMatch(cause -> BudgetOfCause.of(cause) == retry.budget()));
    }

    private static Stream<Set<Cause>> causesIn(List<Condition> when) {
        return when.stream()
                .flatMap(condition -> condition instanceof CauseIn in ? Stream.of(in.causes()) : Stream.empty());
    }

    private static List<Condition> withoutCauses(List<Condition> when) {
        return when.stream()
                .filter(condition -> !(condition instanceof CauseIn))
                .toList();
    }

    /** Whether it always matches. An unreadable part may have been a condition. */
    boolean always() {
        return when.isEmpty() && at.isSound("when") && at.isSound("then");
    }

    boolean ignores() {
        return action == Action.IGNORE;
    }

    /** The core's rules for it: one, or one per group whose causes it covers, all with the same name. */
    Stream<Rule> rules(String called) {
        return switch (action) {
            case RETRY ->
                budget.map(group -> Stream.of(new Rule(called, when, retry(group))))
                        .orElseGet(() ->
                                Arrays.stream(BudgetGroup.values()).flatMap(group -> ofCauses(called, group).stream()));
            case FAIL -> Stream.of(new Rule(called, when, new Verdict.Fail()));
            case STOP -> Stream.of(new Rule(called, when, new Verdict.StopAttempt()));
            case IGNORE -> Stream.of(new Rule(called, when, new Verdict.Ignore()));
            case SUCCEED -> Stream.of(new Rule(called, when, new Verdict.Succeed()));
        };
    }

    private Verdict retry(BudgetGroup group) {
        return new Verdict.Retry(group, backoff, change);
    }

    private Optional<Rule> ofCauses(String called, BudgetGroup group) {
        Set<Cause> causes = causesIn(when).findFirst().orElseGet(() -> EnumSet.allOf(Cause.class)).stream()
                .filter(cause -> BudgetOfCause.of(cause) == group)
                .collect(Collectors.toSet());
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> conditions = new ArrayList<>(List.of(new CauseIn(causes)));
        conditions.addAll(withoutCauses(when));
        return Optional.of(new Rule(called, conditions, retry(group)));
    }
}

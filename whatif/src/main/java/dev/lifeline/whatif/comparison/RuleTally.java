package dev.lifeline.whatif.comparison;

import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.whatif.prediction.Course;
import dev.lifeline.whatif.prediction.TestedPolicy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many ends of attempts each rule of a policy decides. A rule that ignores a failure is about tasks that go on, and
 * is not counted.
 */
final class RuleTally {
    private final Map<String, Long> decided = new LinkedHashMap<>();
    private final Set<String> own = new LinkedHashSet<>();

    RuleTally(TestedPolicy tested) {
        Policy policy = tested.document().policy();
        List<Rule> builtIn = DefaultPolicy.rules(policy.pull());
        policy.rules().stream()
                .filter(rule -> !(rule.then() instanceof Verdict.Ignore))
                .forEach(rule -> {
                    decided.put(rule.name(), 0L);
                    if (!builtIn.contains(rule)) {
                        own.add(rule.name());
                    }
                });
    }

    /** A course without a drawn attempt. */
    void add(Course observed) {
        observed.decisions()
                .forEach(decision -> decision.decided()
                        .flatMap(Explanation::rule)
                        .ifPresent(rule -> decided.merge(rule, 1L, Long::sum)));
    }

    /** The rules of this new policy, then those that only the old one has. */
    List<RuleUse> beside(Optional<RuleTally> old) {
        Set<String> names = new LinkedHashSet<>(decided.keySet());
        old.ifPresent(before -> names.addAll(before.decided.keySet()));
        return names.stream()
                .map(rule -> new RuleUse(
                        rule,
                        own.contains(rule)
                                || old.filter(before -> before.own.contains(rule))
                                        .isPresent(),
                        old.flatMap(before -> Optional.ofNullable(before.decided.get(rule))),
                        Optional.ofNullable(decided.get(rule))))
                .toList();
    }
}

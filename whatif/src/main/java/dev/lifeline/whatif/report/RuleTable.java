package dev.lifeline.whatif.report;

import dev.lifeline.whatif.comparison.RuleUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How many ends of attempts each rule decides, of those that were seen, under each policy. */
public record RuleTable(List<String> header, List<List<String>> rows) {

    /** The table, without the built-in rules that decide nothing. */
    public static RuleTable of(TestReport report) {
        List<RuleUse> rules =
                report.result().rules().stream().filter(RuleUse::isTelling).toList();
        return report.result().isAgainstPolicy()
                ? new RuleTable(
                        List.of("rule", "decides under " + report.before(), "under " + report.after()),
                        rules.stream()
                                .map(rule -> List.of(rule.rule(), count(rule.before()), count(rule.after())))
                                .toList())
                : new RuleTable(
                        List.of("rule", "decides under " + report.after()),
                        rules.stream()
                                .map(rule -> List.of(rule.rule(), count(rule.after())))
                                .toList());
    }

    private static String count(Optional<Long> ends) {
        return ends.map(Figures::count).orElse("no such rule");
    }

    /** Which rules of the new policy decide about nothing: the first that its author wants to know. */
    static Stream<String> notes(TestReport report) {
        List<String> idle = report.result().rules().stream()
                .filter(RuleUse::isIdle)
                .map(RuleUse::rule)
                .toList();
        return report.result().decided() == 0 || idle.isEmpty()
                ? Stream.of()
                : Stream.of((idle.size() == 1 ? "rule " : "rules ") + String.join(", ", idle) + " of " + report.after()
                        + (idle.size() == 1 ? " decides" : " decide")
                        + " about no attempt: no failure that was seen meets the conditions, or a rule before decides");
    }
}

package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import java.util.Optional;
import java.util.regex.Pattern;

/** What was decided and why, as a sentence from the journal's clauses. */
final class DecisionText {
    private static final String SEPARATOR = "; ";

    private DecisionText() {}

    /** Empty if the decision only notes what was seen. */
    static Optional<String> of(Explanation why) {
        String reason = plain(withoutSeen(why), why.rule());
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(why.rule()
                                .map(rule -> "Rule " + rule + " of policy " + why.policy() + " decided: ")
                                .orElse("Lifeline noted: ")
                        + reason
                        + fullStop(reason));
    }

    /** The first clause often repeats the observation. */
    private static String withoutSeen(Explanation why) {
        String seen = JournalText.status(why.observation())
                .map(status -> "task is " + status)
                .orElse("launched");
        if (why.reason().equals(seen)) {
            return "";
        }
        return why.reason().startsWith(seen + SEPARATOR)
                ? why.reason().substring(seen.length() + SEPARATOR.length())
                : why.reason();
    }

    /** A sentence about a rule does not name it twice. */
    static String plain(String reason, Optional<String> rule) {
        return rule.map(name -> "rule " + name)
                .map(named -> reason.replaceFirst(
                                Pattern.quote(named) + " does not retry ([A-Z_]+)", "$1 is not retried")
                        .replaceFirst(Pattern.quote(named) + " ends the run at ([A-Z_]+)", "$1 ends the run")
                        .replace(named + " counts it as success", "it counts as success"))
                .orElse(reason);
    }

    /** The wait of a decision that was not made: it has a random part. */
    static String about(String reason) {
        return reason.replaceFirst(" in (?=[0-9])", " in about ");
    }

    /** Only a text without a full stop gets one. */
    static String fullStop(String text) {
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? "" : ".";
    }
}

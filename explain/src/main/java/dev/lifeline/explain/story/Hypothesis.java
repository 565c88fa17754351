package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Explanation;

/** A decision that nobody made, in the words of a story. */
public final class Hypothesis {
    private Hypothesis() {}

    /** As in {@code Rule never-ran would have decided: retry 1 of 3 of budget start in about 3.7 s.} */
    public static String decision(Explanation why) {
        String reason = DecisionText.about(DecisionText.plain(why.reason(), why.rule()));
        return why.rule().map(rule -> "Rule " + rule + " would have decided: ").orElse("It would have been noted: ")
                + reason
                + DecisionText.fullStop(reason);
    }

    /** Why an attempt failed, and what shows it. */
    public static String cause(Classification why) {
        return Sentences.cause(why);
    }
}

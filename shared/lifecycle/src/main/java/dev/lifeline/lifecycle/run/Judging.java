package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Trouble;
import dev.lifeline.lifecycle.policy.Trouble.Moment;
import java.time.Duration;
import java.util.Optional;

/** Asks the policy, and the one beside it, about a trouble. */
final class Judging {

    private Judging() {}

    static Trouble trouble(Draft draft, Moment moment, Classification cause, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        return new Trouble(
                moment,
                cause,
                attempt.seen(),
                draft.run().request(),
                attempt.number(),
                new Trouble.Elapsed(
                        Duration.between(draft.run().created(), circumstances.now()),
                        attempt.seen().flatMap(task -> task.running(circumstances.now()))));
    }

    /** What the policy says, with what the one beside it says kept for the journal. */
    static Judged judge(Draft draft, Trouble trouble, Circumstances circumstances) {
        Rule rule = circumstances.policy().ruleFor(trouble);
        Draft judged = draft.judged(trouble.cause(), rule.name());
        Optional<Policy> shadow = circumstances.shadow();
        return new Judged(
                shadow.map(other -> judged.shadowed(compare(other, trouble, rule)))
                        .orElse(judged),
                rule);
    }

    record Judged(Draft draft, Rule rule) {}

    private static Explanation.Shadow compare(Policy other, Trouble trouble, Rule decided) {
        Rule rule = other.ruleFor(trouble);
        return new Explanation.Shadow(
                new PolicyRef(other.name(), other.version()),
                rule.name(),
                Wording.of(rule.then()),
                !rule.then().equals(decided.then()));
    }
}

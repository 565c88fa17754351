package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Trouble;
import dev.lifeline.lifecycle.policy.Trouble.Moment;
import java.time.Duration;

/** Asks the policy about a trouble. */
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

    /** What the policy says. */
    static Judged judge(Draft draft, Trouble trouble, Circumstances circumstances) {
        Rule rule = circumstances.policy().ruleFor(trouble);
        return new Judged(draft.judged(trouble.cause(), rule.name()), rule);
    }

    record Judged(Draft draft, Rule rule) {}
}

package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.policy.FailureContext;
import dev.lifeline.lifecycle.policy.FailureContext.Moment;
import dev.lifeline.lifecycle.policy.Rule;
import java.time.Duration;

/** The policy's judgement of a failure: the first matching rule. */
record Judgement(Draft draft, Rule rule) {

    static Judgement of(Draft draft, Moment moment, Classification cause, Circumstances circumstances) {
        Rule rule = circumstances.policy().ruleFor(context(draft, moment, cause, circumstances));
        return new Judgement(draft.judged(cause, rule.name()), rule);
    }

    static FailureContext context(Draft draft, Moment moment, Classification cause, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        return new FailureContext(
                moment,
                cause,
                attempt.seen(),
                draft.run().request(),
                attempt.number(),
                new FailureContext.Elapsed(
                        Duration.between(draft.run().created(), circumstances.now()),
                        attempt.seen().flatMap(task -> task.running(circumstances.now()))));
    }
}

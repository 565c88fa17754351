package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Explanation.Judged;
import dev.lifeline.lifecycle.policy.FailureContext;
import dev.lifeline.lifecycle.policy.FailureFacts;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;

/** The policy's judgement of a failure: the first matching rule. */
record Judgement(Draft draft, FailureFacts facts, Rule rule) {

    static Judgement of(Draft draft, Moment moment, Classification cause, Circumstances circumstances) {
        return of(draft, facts(draft, moment), cause, circumstances);
    }

    static Judgement of(Draft draft, FailureFacts facts, Classification cause, Circumstances circumstances) {
        FailureContext context = context(draft.run(), facts, cause, circumstances.now());
        Rule rule = circumstances.policy().ruleFor(context);
        Judged judged = new Judged(rule.name(), facts, draft.run().spent());
        return new Judgement(draft.judged(cause, judged), facts, rule);
    }

    static FailureFacts facts(Draft draft, Moment moment) {
        Attempt attempt = draft.attempt();
        return FailureFacts.of(
                moment, attempt.number(), attempt.seen(), draft.run().request());
    }

    static FailureContext context(Run run, FailureFacts facts, Classification cause, Instant now) {
        return new FailureContext(
                facts,
                cause,
                run.request().essentials(),
                new FailureContext.Elapsed(
                        Duration.between(run.created(), now), facts.task().flatMap(task -> task.running(now))));
    }
}

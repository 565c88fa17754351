package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.StandingOrders;
import dev.lifeline.whatif.history.AttemptFact;
import dev.lifeline.whatif.history.RunHistory;
import dev.lifeline.whatif.prediction.Course.CourseDecision;
import dev.lifeline.whatif.prediction.Course.DecisionKind;
import dev.lifeline.whatif.prediction.Course.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks runs through attempts, and asks the core what follows each under one policy. */
public final class PolicyWalk {
    /** A launch may be held by the pace, and its task is created after it. */
    private static final Duration LAUNCH = Duration.ofMinutes(10);

    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final double SHORTEST = 0;
    private static final double MIDDLE = 0.5;
    private static final double LONGEST = Math.nextDown(1.0);
    private static final Identity ANYONE =
            new Identity(new RunId("what-if"), new Namespace("whatif"), Nonce.first(0), Coverage.DECISIVE, "what-if");

    private final Policy policy;
    private final TimeLimits limits;
    private final Prices prices;

    public PolicyWalk(TestedPolicy tested, Prices prices) {
        this.policy = tested.policy();
        this.limits = new TimeLimits(policy);
        this.prices = prices;
    }

    /** The course as far as the observed attempts are those that the policy would have launched. */
    public Course observed(RunHistory history) {
        Course course = new Course(fresh(history), Usage.NONE, List.of());
        for (int at = 0; at < history.attempts().size(); at++) {
            AttemptFact fact = history.attempts().get(at);
            Course before = course;
            course = then(before, fact);
            boolean more = at + 1 < history.attempts().size();
            if (!course.isOpen() || (more && !leadsTo(history.attempts().get(at + 1), before, fact, course))) {
                return course;
            }
        }
        return course;
    }

    /** Whether the course has an attempt that another policy's time limit stopped, and that this one lets run. */
    public boolean isCutShort(RunHistory history, Course course) {
        return history.attempts().stream()
                .limit(course.decisions().size())
                .anyMatch(fact -> limits.lack(fact, course.run()));
    }

    /** Whether the back-off, with any jitter, leads to that attempt. A changed launch leads to another. */
    private boolean leadsTo(AttemptFact next, Course before, AttemptFact fact, Course course) {
        return !course.decisions().getLast().differently()
                && !next.created()
                        .isBefore(next(decided(before, fact, SHORTEST).run()).minus(CLOCKS))
                && !next.created()
                        .isAfter(next(decided(before, fact, LONGEST).run()).plus(LAUNCH));
    }

    /** When the next attempt of an open course begins. */
    public static Instant next(Course course) {
        return next(course.run());
    }

    private static Instant next(Run run) {
        return run.phase() instanceof Phase.BackingOff waiting
                ? waiting.until()
                : run.attempt().created();
    }

    /** The course after one more attempt. */
    public Course then(Course course, AttemptFact observed) {
        AttemptFact fact = limits.applied(observed, course.run());
        Decision decision = decided(course, fact, MIDDLE);
        Usage usage = course.usage().plus(fact, prices.of(fact, course.run().request()));
        boolean differently = !decision.run().request().equals(course.run().request());
        return course.after(decision.run(), usage, said(decision, fact, differently));
    }

    private Decision decided(Course course, AttemptFact fact, double random) {
        Attempt attempt = fact.attempt().withNumber(course.decisions().size() + 1);
        Run over = begun(course.run()).withAttempt(attempt).withPending(List.of());
        return Supervisor.conclude(over, at(fact.ended(), random));
    }

    /** The run with its next attempt begun. */
    private static Run begun(Run run) {
        return run.phase() instanceof Phase.BackingOff waiting
                ? run.following(PastAttempt.of(run.attempt(), waiting.cause()), run.attempt())
                : run;
    }

    private static CourseDecision said(Decision decision, AttemptFact fact, boolean differently) {
        Optional<Explanation> decided = Optional.of(decision.explanation());
        Run after = decision.run();
        if (after.phase() instanceof Phase.Ended ended) {
            boolean good = ended.result() == Phase.Result.SUCCEEDED;
            return new CourseDecision(
                    fact.why(),
                    good ? DecisionKind.SUCCEEDS : DecisionKind.FAILS,
                    (good ? "succeeds" : "fails")
                            + fact.cause().map(cause -> " after " + cause).orElse(""),
                    decided);
        }
        Duration wait = Duration.between(fact.ended(), next(after));
        return new CourseDecision(
                fact.why(),
                DecisionKind.RETRIES,
                "retries " + fact.cause().map(Cause::name).orElse("") + " after " + wait
                        + (differently ? ", launched differently" : ""),
                decided);
    }

    private Run fresh(RunHistory history) {
        Instant created = history.attempts().getFirst().created();
        return begun(history, policy.timeouts().run().map(created::plus));
    }

    /** A run that begins with the history. */
    static Run begun(RunHistory history, Optional<Instant> endBy) {
        AttemptFact first = history.attempts().getFirst();
        return new Run(
                ANYONE,
                history.request(),
                new PolicyRef("what-if", 0),
                first.created(),
                new Phase.Attempting(),
                first.attempt(),
                List.of(),
                Map.of(),
                endBy,
                List.of(),
                List.of(),
                StandingOrders.NONE,
                Optional.empty());
    }

    private Circumstances at(Instant now, double random) {
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, random);
    }
}

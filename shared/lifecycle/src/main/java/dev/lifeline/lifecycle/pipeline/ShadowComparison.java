package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Explanation.Agreement;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import dev.lifeline.lifecycle.run.ShadowLife.Parting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Compares each decision with the shadow's about the same observation: the next run and the effects. The core is pure,
 * so the shadow's decision is the core's decision under the shadow, about the run as it would be under the shadow
 * ({@link ShadowLife}).
 *
 * <p>Both policies are compared as if they were enforced: in shadow mode neither would do anything.
 */
final class ShadowComparison {

    private ShadowComparison() {}

    /** For a run that begins with the decision. */
    static Decision begin(Circumstances circumstances, Function<Circumstances, Decision> core) {
        Decision decided = core.apply(circumstances);
        return circumstances
                .shadow()
                .map(shadow -> new TwoDecisions(
                                enforced(decided, circumstances, core),
                                core.apply(circumstances.under(shadow.in(Mode.ENFORCE))))
                        .concludes(decided, circumstances, circumstances.now()))
                .orElse(decided);
    }

    /** For an existing run. */
    static Decision go(Run run, Circumstances circumstances, BiFunction<Run, Circumstances, Decision> core) {
        Decision decided = core.apply(run, circumstances);
        Optional<ShadowLife> life = run.shadow();
        // A stale observation is not saved. A limit of the shadow that passes meanwhile is found with the next news.
        if (decided.outcome() != DecisionOutcome.APPLIED
                || life.flatMap(ShadowLife::parting).isPresent()) {
            return decided;
        }
        if (circumstances.shadow().isEmpty()) {
            // A rule was asked without the shadow: what the run would be under the shadow is unknown from now on.
            return decided.explanation().rule().isPresent() ? decided.living(Optional.empty()) : decided;
        }
        Policy shadow = circumstances.shadow().get().in(Mode.ENFORCE);
        ShadowLife known = life.orElseGet(() -> beginning(run, circumstances.under(shadow)));
        Optional<Decision> parted = partedBefore(run, known, decided, circumstances);
        return parted.orElseGet(() -> new TwoDecisions(
                        enforced(decided, circumstances, under -> core.apply(run, under)),
                        core.apply(run.under(known), circumstances.under(shadow)))
                .concludes(decided, circumstances, known.since()));
    }

    /** A limit of the shadow that has passed since, at which only the shadow would have acted. */
    private static Optional<Decision> partedBefore(
            Run run, ShadowLife life, Decision decided, Circumstances circumstances) {
        Policy shadow = circumstances.shadow().orElseThrow().in(Mode.ENFORCE);
        return Stream.of(life.watch().until(), life.endBy())
                .flatMap(Optional::stream)
                .filter(limit -> limit.isBefore(circumstances.now()))
                .sorted()
                .map(limit -> {
                    Circumstances then = circumstances.at(limit);
                    Policy enforced = circumstances.policy().in(Mode.ENFORCE);
                    return new TwoDecisions(
                            Pipeline.decide(Draft.of(run), new TimePassed(), then.under(enforced)),
                            Pipeline.decide(Draft.of(run.under(life)), new TimePassed(), then.under(shadow)));
                })
                .filter(pair -> !pair.isSame())
                .findFirst()
                .map(pair -> pair.parts(decided, circumstances, life.since()));
    }

    /** The life of a run that was not compared before. */
    static ShadowLife beginning(Run run, Circumstances underShadow) {
        Watch watch = run.attempt().watch();
        return new ShadowLife(
                PolicyRef.of(underShadow.policy()),
                underShadow.now(),
                run.spent(),
                watch.within(underShadow.limit(watch.state())),
                underShadow.policy().timeouts().run().map(run.created()::plus),
                Optional.empty());
    }

    private static Decision enforced(
            Decision decided, Circumstances circumstances, Function<Circumstances, Decision> core) {
        return circumstances.policy().mode() == Mode.ENFORCE
                ? decided
                : core.apply(circumstances.under(circumstances.policy().in(Mode.ENFORCE)));
    }

    /** Two decisions about the same observation: the policy's and the shadow's. */
    private record TwoDecisions(Decision own, Decision other) {
        private static final ShadowLife NO_LIFE = new ShadowLife(
                new PolicyRef("", 0), Instant.EPOCH, Map.of(), Watch.NONE, Optional.empty(), Optional.empty());

        Decision concludes(Decision decided, Circumstances circumstances, Instant since) {
            if (!isSame()) {
                return parts(decided, circumstances, since);
            }
            Run next = asWatched(other.run(), decided.run());
            Decision living = decided.living(Optional.of(next.asShadow(since)));
            boolean asked = own.explanation().rule().isPresent()
                    || other.explanation().rule().isPresent();
            return asked ? living.compared(saying(Agreement.SAME, "the same")) : living;
        }

        /**
         * The run under the shadow, corrected for enforcement: a run that is only watched reports a passed limit once
         * and drops it, and its task is not stopped.
         */
        private Run asWatched(Run underShadow, Run decided) {
            boolean forgotten = own.run().endBy().isPresent() && decided.endBy().isEmpty();
            boolean spared =
                    !own.run().attempt().stop().equals(decided.attempt().stop());
            Run ending = forgotten ? underShadow.withoutEnd() : underShadow;
            return spared
                    ? ending.withAttempt(
                            ending.attempt().withWatch(decided.attempt().watch()))
                    : ending;
        }

        /** Names of rules and texts of reasons may differ; what is saved and carried out is compared. */
        boolean isSame() {
            return own.effects().equals(other.effects()) && bare(own.run()).equals(bare(other.run()));
        }

        private static Run bare(Run run) {
            Run alike = run.under(NO_LIFE);
            return run.phase() instanceof Phase.Ended ended
                    ? alike.withPhase(new Phase.Ended(ended.at(), ended.result(), ended.cause(), ""))
                    : alike;
        }

        Decision parts(Decision decided, Circumstances circumstances, Instant since) {
            Parting parting = new Parting(
                    other.explanation().at(),
                    own.explanation().attempt(),
                    instead(),
                    further(other.run(), circumstances));
            ShadowLife life = other.run().asShadow(since).parting(parting);
            return decided.living(Optional.of(life))
                    .compared(saying(Agreement.PARTS, parting.instead() + "; " + parting.further()));
        }

        private Explanation.ShadowVerdict saying(Agreement agreement, String words) {
            return new Explanation.ShadowVerdict(
                    other.run().policy(), other.explanation().rule(), agreement, words);
        }

        /** The reasons that only the shadow would have had, or all if there are none. */
        private String instead() {
            List<String> reasons =
                    new ArrayList<>(List.of(other.explanation().reason().split("; ")));
            reasons.removeAll(List.of(own.explanation().reason().split("; ")));
            return reasons.isEmpty() ? other.explanation().reason() : String.join("; ", reasons);
        }

        private String further(Run run, Circumstances circumstances) {
            return switch (run.phase()) {
                case Phase.Ended ended -> "the run ends there, " + ended.result();
                case Phase.BackingOff waiting -> forecast(run, circumstances);
                case Phase.Attempting attempting -> UNKNOWN;
                case Phase.AwaitingRecord awaiting -> UNKNOWN;
            };
        }

        private static final String UNKNOWN = "what follows is not known";

        /** An explicit guess: that each further attempt takes as long as this one, and ends like it. */
        private String forecast(Run backingOff, Circumstances circumstances) {
            Circumstances under =
                    circumstances.under(circumstances.shadow().orElseThrow().in(Mode.ENFORCE));
            Duration lasted = Duration.between(
                    backingOff.attempt().created(), other.explanation().at());
            Run run = backingOff;
            while (run.phase() instanceof Phase.BackingOff waiting) {
                Run next = run.withPhase(new Phase.Attempting())
                        .withAttempt(run.attempt().withNumber(run.attempt().number() + 1));
                run = EndOfAttempt.conclude(
                                Draft.of(next), under.at(waiting.until().plus(lasted)))
                        .run();
            }
            return "a guess from here on: if each further attempt ends like this one, it ends after attempt "
                    + run.attempt().number();
        }
    }
}

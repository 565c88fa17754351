package dev.lifeline.controller.replay;

import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.event.TaskDetail.ToldLaunch;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The core's decisions about the runs of a recording, at the times of its events. */
final class ReplayedDecisions {
    private static final Duration NEVER = Duration.ofDays(3650);

    /** Nothing is carried out here, so nothing is ever overdue. */
    private static final Limits LIMITS = new Limits(
            NEVER,
            NEVER,
            Duration.ZERO,
            NEVER,
            NEVER,
            NEVER,
            Limits.STANDARD.silence(),
            NEVER,
            Limits.STANDARD.stops(),
            Limits.STANDARD.attempts());

    private static final double MIDDLE = 0.5;

    private final Policy policy;
    private final ReplayedRuns runs;
    private Instant latest = Instant.EPOCH;

    ReplayedDecisions(Policy policy, ReplayedRuns runs) {
        this.policy = policy;
        this.runs = runs;
    }

    /** The task starts a run. */
    Decision adopt(RunId id, TaskDetail detail, Envelope envelope) {
        ToldLaunch told = detail.launch().get();
        return Supervisor.adopt(anew(id), new Adoption(told.request(), told.gaps()), detail.task(), at(time(envelope)));
    }

    /** A missing task starts a run. */
    Decision refuse(RunId id, RecordedLaunch launch, LaunchFailure failure, Envelope envelope) {
        return Supervisor.adoptRefused(
                anew(id),
                new Adoption(launch.request(), launch.gaps()),
                new LaunchAnswer.NotPlaced(failure),
                at(time(envelope)));
    }

    /** The name of a run until an event shows its own. */
    private static Identity anew(RunId id) {
        return new Identity(id, new Namespace("replay"), Nonce.first(0), Coverage.DECISIVE, id.value());
    }

    /** The decision about the run with this key. */
    Decision decide(RunKey key, Run before, Observation observation, Envelope envelope) {
        Instant time = time(envelope);
        Run run = observation instanceof TaskSeen seen ? upTo(before, seen.attempt()) : before;
        // The retry is reported with its decision; a later event must not report it again.
        Instant now = run.phase() instanceof Phase.BackingOff backingOff && !time.isBefore(backingOff.until())
                ? backingOff.until().minusMillis(1)
                : time;
        Decision decision = Supervisor.decide(run, observation, at(now));
        runs.put(key, decision.run());
        return decision;
    }

    /** The run with the attempt of the event started. */
    private Run upTo(Run run, int attempt) {
        return attempt > run.attempt().number() && run.phase() instanceof Phase.BackingOff backingOff
                ? Supervisor.decide(run, new TimePassed(), at(backingOff.until()))
                        .run()
                : run;
    }

    /** An event without a time has the time of the previous one. */
    private Instant time(Envelope envelope) {
        latest = envelope.time().orElse(latest);
        return latest;
    }

    private Circumstances at(Instant now) {
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), LIMITS, now, MIDDLE);
    }
}

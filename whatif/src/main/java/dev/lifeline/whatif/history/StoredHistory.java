package dev.lifeline.whatif.history;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The history of a stored run. Of its earlier attempts the table keeps cause, evidence and times, so their snapshots
 * are made of these: a rule about anything else of them does not match.
 */
public final class StoredHistory {
    private StoredHistory() {}

    /** Empty for a run that has not ended. */
    public static Optional<RunHistory> of(Run run) {
        if (!(run.phase() instanceof Phase.Ended ended)) {
            return Optional.empty();
        }
        List<AttemptFact> facts = new ArrayList<>();
        run.past().forEach(past -> facts.add(past(past, run.request())));
        Attempt last = run.attempt();
        Instant over = last.seen().flatMap(task -> task.times().stopped()).orElse(ended.at());
        Optional<Classification> why = last.status().state() == TaskState.COMPLETE ? Optional.empty() : ended.cause();
        facts.add(new AttemptFact(last, why, last.created(), over.isBefore(last.created()) ? last.created() : over));
        return Optional.of(new RunHistory(run.id().value(), run.request(), Optional.empty(), facts));
    }

    private static AttemptFact past(PastAttempt past, LaunchRequest request) {
        Attempt attempt = Attempt.first(past.number(), past.created(), past.created());
        Attempt over = attempt.withStatus(
                        attempt.status().withState(past.state()).withTimestamp(past.ended()))
                .withLaunch(past.task()
                        .<Launch>map(task -> new Launch.Launched(task, Optional.of(snapshot(task, past, request))))
                        .orElseGet(() -> new Launch.Refused(past.why())));
        Attempt caused = past.cause() == Cause.USER_STOP ? over : over.withStop(new Stop.Wanted(past.why(), 1));
        return new AttemptFact(
                caused,
                Optional.of(past.why()),
                past.created(),
                past.times().stopped().orElse(past.ended()));
    }

    private static EcsTask snapshot(TaskRef task, PastAttempt past, LaunchRequest request) {
        Optional<Reason> evidence = Optional.of(Reason.of(past.why().evidence()));
        return new EcsTask(
                task,
                past.version(),
                EcsStatus.Known.STOPPED,
                EcsStatus.Known.STOPPED,
                Optional.of(new EcsTask.StopDetails(Optional.empty(), evidence, Optional.empty())),
                past.times(),
                new EcsTask.Placement(
                        request.cluster(),
                        request.taskDefinition(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                past.why().container().stream()
                        .map(name -> new EcsContainer(
                                name,
                                EcsStatus.Known.STOPPED,
                                past.why().exitCode(),
                                evidence,
                                Optional.empty(),
                                List.of()))
                        .toList());
    }
}

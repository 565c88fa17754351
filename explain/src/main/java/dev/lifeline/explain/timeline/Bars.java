package dev.lifeline.explain.timeline;

import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attempts of a run as bars. A bar goes on until the next attempt begins, so it also shows the wait for it. */
record Bars(Run run, List<JournalEntry> journal, Instant until) {

    List<AttemptBar> all() {
        List<AttemptBar> bars = new ArrayList<>();
        for (int at = 0; at < run.past().size(); at++) {
            PastAttempt past = run.past().get(at);
            Instant next = at + 1 < run.past().size()
                    ? run.past().get(at + 1).created()
                    : run.attempt().created();
            AttemptLife life =
                    new AttemptLife(past.number(), past.created(), past.task().isPresent(), past.times());
            Instant gone = gone(life, past.ended());
            List<Segment> segments =
                    states(life, gone).then(EcsState.WAITING, gone).until(next);
            bars.add(bar(life, past.task(), segments, Optional.of(past.cause())));
        }
        bars.add(last(run.attempt()));
        return bars;
    }

    /** An attempt without its end. */
    private record AttemptLife(int number, Instant created, boolean hasTask, EcsTask.Times times) {}

    private AttemptBar last(Attempt attempt) {
        AttemptLife life = new AttemptLife(
                attempt.number(),
                attempt.created(),
                attempt.task().isPresent(),
                attempt.seen().map(EcsTask::times).orElse(EcsTask.Times.UNREPORTED));
        boolean isOver = attempt.isOver() && !attempt.isHanging();
        Instant over = isOver ? gone(life, attempt.status().timestamp()) : until;
        SegmentList segments = states(life, over);
        if (isOver && !(run.phase() instanceof Phase.Attempting)) {
            segments.then(EcsState.WAITING, over);
        }
        Instant end = over.isAfter(until) ? over : until;
        return bar(life, attempt.task(), segments.until(end), cause());
    }

    /** The program may be over, and with it the attempt, before its task is. */
    private Instant gone(AttemptLife life, Instant over) {
        return journal.stream()
                .map(JournalEntry::explanation)
                .filter(why -> why.attempt() == life.number())
                .filter(why -> JournalText.status(why.observation())
                        .filter(EcsStatus::isStopped)
                        .isPresent())
                .map(Explanation::at)
                .filter(over::isBefore)
                .findFirst()
                .orElse(over);
    }

    private Optional<Cause> cause() {
        return RunReport.of(run).finding().flatMap(RunReport.Finding::cause);
    }

    private static AttemptBar bar(
            AttemptLife life, Optional<TaskRef> task, List<Segment> segments, Optional<Cause> cause) {
        return new AttemptBar(life.number(), task.map(TaskRef::id).orElse(""), segments, cause.map(Enum::name));
    }

    /** The states of the task until the attempt is over, from ECS's timestamps and from what the journal saw. */
    private SegmentList states(AttemptLife life, Instant over) {
        SegmentList list = new SegmentList(EcsState.WAITING, life.created());
        List<StateChange> changes = new ArrayList<>();
        life.times().created().ifPresent(at -> changes.add(new StateChange(at, EcsState.PROVISIONING)));
        life.times().pullStarted().ifPresent(at -> changes.add(new StateChange(at, EcsState.PULLING)));
        life.times().pullStopped().ifPresent(at -> changes.add(new StateChange(at, EcsState.ACTIVATING)));
        life.times().started().ifPresent(at -> changes.add(new StateChange(at, EcsState.RUNNING)));
        life.times().stopped().ifPresent(at -> changes.add(new StateChange(at, EcsState.DEPROVISIONING)));
        journal.stream()
                .map(JournalEntry::explanation)
                .filter(why -> why.attempt() == life.number())
                .forEach(why -> seen(why).ifPresent(state -> changes.add(new StateChange(why.at(), state))));
        if (changes.isEmpty() && life.hasTask()) {
            changes.add(new StateChange(life.created(), EcsState.PROVISIONING));
        }
        changes.sort((one, other) -> one.at().compareTo(other.at()));
        EcsState latest = EcsState.WAITING;
        for (StateChange change : changes) {
            // A late event does not lead back, except out of the wait for the task.
            if (change.at().isBefore(over) && isLater(change.state(), latest)) {
                list.then(change.state(), change.at());
                latest = change.state();
            }
        }
        return list;
    }

    private record StateChange(Instant at, EcsState state) {}

    private static boolean isLater(EcsState next, EcsState than) {
        return than == EcsState.WAITING || next.compareTo(than) > 0;
    }

    /** The state in which a decision saw the task; none once it was STOPPED. */
    private static Optional<EcsState> seen(Explanation why) {
        return JournalText.status(why.observation()).flatMap(Bars::state);
    }

    private static Optional<EcsState> state(EcsStatus status) {
        return switch (status) {
            case EcsStatus.Known known ->
                switch (known) {
                    case PROVISIONING -> Optional.of(EcsState.PROVISIONING);
                    case PENDING -> Optional.of(EcsState.PENDING);
                    case ACTIVATING -> Optional.of(EcsState.ACTIVATING);
                    case RUNNING -> Optional.of(EcsState.RUNNING);
                    case DEACTIVATING -> Optional.of(EcsState.DEACTIVATING);
                    case STOPPING -> Optional.of(EcsState.STOPPING);
                    case DEPROVISIONING -> Optional.of(EcsState.DEPROVISIONING);
                    case STOPPED, DELETED -> Optional.empty();
                };
            case EcsStatus.Unknown unknown -> Optional.empty();
        };
    }
}

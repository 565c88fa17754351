package dev.lifeline.whatif.history;

import dev.lifeline.controller.event.Envelope;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.RunTaskCall;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.replay.ForgottenRuns;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.whatif.archive.RecordedEvent;
import dev.lifeline.whatif.archive.RecordedEvent.ArchiveFault;
import dev.lifeline.whatif.archive.RecordedEvent.EventRead;
import dev.lifeline.whatif.archive.RecordedEvent.OversizedText;
import dev.lifeline.whatif.history.HistoryCounts.Skipped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rebuilds runs from events in any order: the STOPPED event of a task says when it was created, when it started and how
 * it ended, so nothing is kept of the events before. Each task is the first attempt of a run, unless Lifeline launched
 * it as a later one. Memory is bounded: the names of the last million ended tasks, 100,000 live tasks and
 * {@value RunChains#MOST} runs that may go on.
 */
public final class EventHistory {
    private static final Duration JUMP = Duration.ofDays(1);

    /** How far the clock of a local cloud may be ahead, which runs faster. */
    private static final Duration AHEAD = Duration.ofDays(366);

    /** The day on which ECS was announced. */
    private static final Instant FIRST_OF_ECS = Instant.parse("2014-11-13T00:00:00Z");

    private final HistoryCounts counts = new HistoryCounts();
    private final ForgottenRuns ended = new ForgottenRuns();
    private final LiveTasks alive = new LiveTasks();
    private final Consumer<RunHistory> taker;
    private final RunChains chains;
    private final Instant now;
    private Instant latest = Instant.EPOCH;

    /**
     * A history without events.
     *
     * @param now events more than a year later are left out
     */
    public EventHistory(Instant now, Consumer<RunHistory> taker) {
        this.now = now;
        this.taker = taker;
        this.chains = new RunChains(this::give, () -> counts.skip(Skipped.INCOMPLETE));
    }

    public void take(RecordedEvent recorded) {
        switch (recorded) {
            case EventRead read -> read(read.place(), read.event());
            case OversizedText large ->
                counts.fault(
                        Skipped.UNREADABLE,
                        large.place() + ": "
                                + EventParser.tooLarge(large.bytes()).reason());
            case ArchiveFault fault -> counts.fault(Skipped.UNREADABLE, fault.place() + ": " + fault.what());
        }
    }

    /** Gives the runs that may have gone on after the last event. */
    public HistoryCounts finish() {
        chains.finish();
        counts.skip(Skipped.UNFINISHED, alive.count());
        return counts;
    }

    private void read(String place, Event event) {
        switch (event) {
            case Event.TaskStateChange change -> {
                EcsTask.Times times = change.detail().task().times();
                if (isPossible(place, List.of(change.envelope().time(), times.created(), times.stopped()))) {
                    task(place, change.detail(), time(place, change.envelope()));
                }
            }
            case Event.RunTaskRecorded recorded -> {
                if (isPossible(place, List.of(recorded.envelope().time()))) {
                    launch(recorded.call(), time(place, recorded.envelope()));
                }
            }
            case Event.InstanceChange other -> counts.otherType(other.envelope().detailType());
            case Event.Unsupported other -> counts.otherType(other.envelope().detailType());
            case Event.TimerExpired timer -> counts.otherType("timer of Lifeline");
            case Event.Malformed malformed -> counts.fault(Skipped.UNREADABLE, place + ": " + malformed.reason());
        }
    }

    private boolean isPossible(String place, List<Optional<Instant>> times) {
        Optional<Instant> impossible = times.stream()
                .flatMap(Optional::stream)
                .filter(time -> time.isBefore(FIRST_OF_ECS) || time.isAfter(now.plus(AHEAD)))
                .findFirst();
        impossible.ifPresent(time -> counts.fault(
                Skipped.IMPOSSIBLE_TIME, place + ": its time " + time + " cannot be right; the event is left out"));
        return impossible.isEmpty();
    }

    private Instant time(String place, Envelope envelope) {
        counts.event(envelope.time());
        Instant time = envelope.time().orElse(latest);
        if (envelope.time().isEmpty() || time.plus(JUMP).isBefore(latest)) {
            counts.skipAt(place, Skipped.ODD_TIME);
        }
        latest = time.isAfter(latest) ? time : latest;
        return time;
    }

    private void task(String place, TaskDetail detail, Instant time) {
        EcsTask task = detail.task();
        if (task.placement().ownedByEcs()) {
            counts.skip(Skipped.OF_A_SERVICE);
            return;
        }
        RunKey key = key(task);
        if (ended.contains(key)) {
            counts.skip(Skipped.REPEATED);
        } else if (task.isStopped()) {
            ended.add(key);
            alive.remove(key);
            over(place, detail, time);
        } else {
            alive.add(key);
        }
    }

    private void over(String place, TaskDetail detail, Instant time) {
        EcsTask task = detail.task();
        LaunchRequest request = detail.launch().get().request();
        AttemptFact fact = TaskReading.ofTask(task, request, time);
        if (task.times().stopped().filter(fact.created()::isAfter).isPresent()) {
            counts.fault(
                    Skipped.CLOCK_JUMP,
                    place + ": task " + task.ref().id() + " ends before it begins; it counts as taking no time");
        }
        Optional<TaskName> launcher = task.placement().startedBy().flatMap(TaskName::parse);
        if (launcher.isPresent()) {
            chains.add(launcher.get(), request, fact);
        } else {
            give(new RunHistory(task.ref().id(), request, Optional.of(task.placement()), List.of(fact)));
        }
    }

    private void launch(RunTaskCall call, Instant time) {
        call.missing().forEach((id, failure) -> {
            RunTaskCall.ForeignRequest asked = call.asked().orElseThrow();
            if (ended.contains(id.key())) {
                counts.skip(Skipped.REPEATED);
                return;
            }
            ended.add(id.key());
            LaunchRequest request = asked.launch().request();
            AttemptFact refused = TaskReading.ofRefusal(failure, request, time);
            give(new RunHistory(id.value(), request, Optional.of(asked.placement()), List.of(refused)));
        });
    }

    private void give(RunHistory run) {
        taker.accept(run);
    }

    private static RunKey key(EcsTask task) {
        return RunId.parse(task.ref().id())
                .orElseGet(
                        () -> new RunId("task-" + Integer.toHexString(task.ref().hashCode())))
                .key();
    }
}

package dev.lifeline.controller.testing;

import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.store.LaunchRecords;
import dev.lifeline.controller.store.LaunchRecords.RecordAnswer;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records that never expire. */
public final class InMemoryLaunchRecords implements LaunchRecords {
    private final Calls calls;
    private final Map<TaskRef, RecordedLaunch> launches = new HashMap<>();
    private Optional<Runnable> competitor = Optional.empty();

    public InMemoryLaunchRecords(Calls calls) {
        this.calls = calls;
    }

    /** Runs {@code competitor} once, just after the next read. */
    public void afterNextQuestion(Runnable then) {
        competitor = Optional.of(then);
    }

    @Override
    public void put(TaskRef task, RecordedLaunch launch, Instant at) {
        calls.note(Call.PUT_RECORD);
        launches.put(task, launch);
    }

    @Override
    public RecordAnswer of(TaskRef task) {
        calls.note(Call.RECORD);
        RecordedLaunch found = launches.get(task);
        Optional<Runnable> then = competitor;
        competitor = Optional.empty();
        then.ifPresent(Runnable::run);
        return found == null ? new RecordAnswer.NotYet() : new RecordAnswer.RecordFound(found);
    }
}

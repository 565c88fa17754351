package dev.lifeline.controller.store;

import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Instant;

/**
 * How foreign tasks were launched, as CloudTrail reported, stored for some days: a record may arrive long before the
 * policy that adopts its task, or minutes after the task's end.
 *
 * <p>Every method throws {@link StoreUnavailable} if the store is temporarily unavailable.
 */
public interface LaunchRecords {

    /** Stores the record of a task. Idempotent. */
    void put(TaskRef task, RecordedLaunch launch, Instant at);

    /** Reads the record of a task's launch, consistently. */
    RecordAnswer of(TaskRef task);

    /** The answer about a task. */
    sealed interface RecordAnswer {
        record RecordFound(RecordedLaunch launch) implements RecordAnswer {}

        /** It may still arrive. */
        record NotYet() implements RecordAnswer {}

        /** No launches are recorded. */
        record Never() implements RecordAnswer {}
    }

    /** A store without records. */
    static LaunchRecords none() {
        return new LaunchRecords() {
            @Override
            public void put(TaskRef task, RecordedLaunch launch, Instant at) {}

            @Override
            public RecordAnswer of(TaskRef task) {
                return new RecordAnswer.Never();
            }
        };
    }
}

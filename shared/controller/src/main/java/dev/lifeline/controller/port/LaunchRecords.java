package dev.lifeline.controller.port;

import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Instant;

/**
 * How the tasks of others were launched, as CloudTrail told, kept for some days: a record may come long before the
 * policy that adopts its task, or minutes after the task's end.
 *
 * <p>Every method throws {@link StoreUnavailable} when the store cannot be reached or refuses for now.
 */
public interface LaunchRecords {

    /** Keeps the record of a task; the same again is the same. */
    void put(TaskRef task, RecordedLaunch launch, Instant at);

    /** What was recorded of a task's launch: a consistent read. */
    Recorded of(TaskRef task);

    /** An answer about a task. */
    sealed interface Recorded {
        record Found(RecordedLaunch launch) implements Recorded {}

        /** It may yet come. */
        record NotYet() implements Recorded {}

        /** No launches are recorded. */
        record Never() implements Recorded {}
    }

    /** Where no launches are recorded. */
    static LaunchRecords none() {
        return new LaunchRecords() {
            @Override
            public void put(TaskRef task, RecordedLaunch launch, Instant at) {}

            @Override
            public Recorded of(TaskRef task) {
                return new Recorded.Never();
            }
        };
    }
}

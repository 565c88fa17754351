package dev.lifeline.simulator;

import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStop;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.script.StopFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** StopTask: sets the desired status at once; the task begins to stop with the next step. */
final class StopTaskOperation {
    private final TaskProgression progression;

    StopTaskOperation(TaskProgression progression) {
        this.progression = progression;
    }

    SimulatedTask stop(LiveTask live, Optional<String> reason, Instant now) {
        int call = live.countStopCall();
        Optional<StopFault.StopFaultKind> fault = live.plan()
                .attempt()
                .stop()
                .filter(each -> call <= each.times())
                .map(StopFault::kind);
        fault.ifPresent(StopTaskOperation::refuse);
        if (!live.isIn(TaskLastStatus.STOPPED)) {
            want(live, reason, now);
            if (fault.isEmpty()) {
                TaskStop stop = live.task().stop().orElseThrow();
                progression.later(live, Duration.ZERO, then -> progression.stop(live, stop, then));
            }
        }
        live.set(task -> task.withTags(Map.of()));
        return live.task();
    }

    private void want(LiveTask live, Optional<String> reason, Instant now) {
        if (live.task().stop().isEmpty()) {
            progression.want(
                    live, TaskStop.of(TaskStopCode.USER_INITIATED, reason.orElse("Task stopped by user")), now);
        }
    }

    private static void refuse(StopFault.StopFaultKind kind) {
        switch (kind) {
            case SERVER_ERROR ->
                throw new EcsException(EcsErrorCode.SERVER, "The script makes StopTask fail on the server's side.");
            case CLIENT_ERROR -> throw EcsException.client("The script makes StopTask fail on the client's side.");
            case THROTTLED -> throw EcsException.throttled();
            case IGNORED -> {}
        }
    }
}

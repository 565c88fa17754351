package dev.lifeline.local.ecs;

import dev.lifeline.local.ecs.model.Stop;
import dev.lifeline.local.ecs.model.StopCode;
import dev.lifeline.local.ecs.model.Task;
import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.ecs.script.StopFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** StopTask: the task is wanted stopped at once and begins to stop with the next step. */
final class Stopper {
    private final Lifecycle lifecycle;

    Stopper(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    Task stop(LiveTask live, Optional<String> reason, Instant now) {
        int call = live.countStopCall();
        Optional<StopFault.Kind> fault = live.plan()
                .attempt()
                .stop()
                .filter(each -> call <= each.times())
                .map(StopFault::kind);
        fault.ifPresent(Stopper::refuse);
        if (!live.isIn(TaskStatus.STOPPED)) {
            want(live, reason, now);
            if (fault.isEmpty()) {
                Stop stop = live.task().stop().orElseThrow();
                lifecycle.later(live, Duration.ZERO, then -> lifecycle.stop(live, stop, then));
            }
        }
        live.set(task -> task.withTags(Map.of()));
        return live.task();
    }

    private void want(LiveTask live, Optional<String> reason, Instant now) {
        if (live.task().stop().isEmpty()) {
            lifecycle.want(live, Stop.of(StopCode.USER_INITIATED, reason.orElse("Task stopped by user")), now);
        }
    }

    private static void refuse(StopFault.Kind kind) {
        switch (kind) {
            case SERVER_ERROR ->
                throw new EcsException(EcsErrorCode.SERVER, "The script makes StopTask fail on the server's side.");
            case CLIENT_ERROR -> throw EcsException.client("The script makes StopTask fail on the client's side.");
            case THROTTLED -> throw EcsException.throttled();
            case IGNORED -> {}
        }
    }
}

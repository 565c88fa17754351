package dev.lifeline.lifecycle.container;

import dev.lifeline.lifecycle.container.RestartDecision.NoRestart;
import dev.lifeline.lifecycle.container.RestartDecision.Reason;
import dev.lifeline.lifecycle.container.RestartDecision.Restart;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A container's restarts so far and the policy that they follow (the ECS agent's {@code RestartTracker}). */
public record RestartTracker(RestartPolicy policy, int restarts, Optional<Instant> lastRestart) {

    public static RestartTracker of(RestartPolicy policy) {
        return new RestartTracker(policy, 0, Optional.empty());
    }

    /** The agent's checks in the agent's order; the first that speaks against a restart is the reason. */
    public RestartDecision decide(ContainerExit exit, Instant now) {
        if (!policy.enabled()) {
            return new NoRestart(Reason.NOT_ENABLED);
        }
        if (exit.desired() == ContainerStatus.STOPPED) {
            return new NoRestart(Reason.DESIRED_STOPPED);
        }
        if (exit.exitCode().isEmpty()) {
            return new NoRestart(Reason.NO_EXIT_CODE);
        }
        if (policy.ignoredExitCodes().contains(exit.exitCode().getAsInt())) {
            return new NoRestart(Reason.EXIT_CODE_IGNORED);
        }
        Duration ran = Duration.between(lastRestart.orElse(exit.startedAt()), now);
        if (ran.compareTo(policy.restartAttemptPeriod()) < 0) {
            return new NoRestart(Reason.PERIOD_NOT_ELAPSED);
        }
        return new Restart(new RestartTracker(policy, restarts + 1, Optional.of(now)));
    }
}

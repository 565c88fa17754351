package dev.lifeline.lifecycle.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartTrackerTest {

    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{6}: enabled {0}, desired {1}, exit {2}, restarted after {3} s, exits after {4} s: {5}")
    @CsvSource({
        // The period is 60 s, exit code 0 is ignored. Each line fails one check, and all later ones with it.
        "false, STOPPED,               ,     , 10,  NOT_ENABLED,        the policy is off",
        "true,  STOPPED,               ,     , 10,  DESIRED_STOPPED,    the container shall stop",
        "true,  RUNNING,               ,     , 10,  NO_EXIT_CODE,       the runtime told no exit code",
        "true,  RUNNING,              0,     , 10,  EXIT_CODE_IGNORED,  the code is ignored",
        "true,  RUNNING,              1,     , 10,  PERIOD_NOT_ELAPSED, too early after the start",
        "true,  RUNNING,              1,     , 59,  PERIOD_NOT_ELAPSED, a second too early",
        "true,  RUNNING,              1,     , 60,  RESTART,            exactly the period",
        "true,  RUNNING,            137,     , 999, RESTART,            any other code",
        "true,  RESOURCES_PROVISIONED, 1,    , 60,  RESTART,            any other desired status",
        "true,  RUNNING,              1,  100, 159, PERIOD_NOT_ELAPSED, the last restart counts and not the start",
        "true,  RUNNING,              1,  100, 160, RESTART,            the period after the last restart",
    })
    void decides_as_the_ECS_agent_does(
            boolean enabled,
            ContainerStatus desired,
            @Nullable Integer exitCode,
            @Nullable Long restarted,
            long now,
            String expected,
            String why) {
        RestartPolicy policy = new RestartPolicy(enabled, Set.of(0), Duration.ofSeconds(60));
        RestartTracker tracker = restarted == null
                ? RestartTracker.of(policy)
                : new RestartTracker(policy, 1, Optional.of(STARTED.plusSeconds(restarted)));
        ContainerExit exit =
                new ContainerExit(exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode), STARTED, desired);
        Instant at = STARTED.plusSeconds(now);

        RestartDecision decision = tracker.decide(exit, at);

        assertThat(decision)
                .as(why)
                .isEqualTo(
                        expected.equals("RESTART")
                                ? new RestartDecision.Restart(
                                        new RestartTracker(policy, tracker.restarts() + 1, Optional.of(at)))
                                : new RestartDecision.NoRestart(RestartDecision.Reason.valueOf(expected)));
    }
}

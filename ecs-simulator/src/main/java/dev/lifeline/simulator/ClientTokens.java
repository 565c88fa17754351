package dev.lifeline.simulator;

import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.RunTaskAnswer;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.StartedTask;
import dev.lifeline.simulator.model.StoppedSummary;
import dev.lifeline.simulator.model.TaskLastStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RunTask's idempotency (Amazon ECS, "Ensuring idempotency"): a token belongs to a cluster and lives for 24 hours or
 * for the life of its longest task and one hour more, whichever is shorter. A call that launched nothing keeps no
 * token.
 */
final class ClientTokens {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Map<ClientTokenKey, ClientTokenUse> uses = new HashMap<>();

    private record ClientTokenKey(String clusterArn, String token) {}

    private record ClientTokenUse(RunTaskRequest request, List<LiveTask> tasks, Instant at) {
        boolean isOver(Instant now) {
            return !now.isBefore(at.plus(LONGEST)) || tasks.stream().allMatch(live -> live.isOver(now));
        }
    }

    void purge(Instant now) {
        uses.values().removeIf(use -> use.isOver(now));
    }

    void remember(String clusterArn, RunTaskRequest request, List<LiveTask> started, Instant now) {
        if (!started.isEmpty()) {
            request.clientToken()
                    .ifPresent(token -> uses.put(
                            new ClientTokenKey(clusterArn, token),
                            new ClientTokenUse(request, List.copyOf(started), now)));
        }
    }

    /** The answer to a repeated call, or a conflict; empty for a token that is new or over. */
    Optional<RunTaskAnswer> replay(String clusterArn, RunTaskRequest request, Instant now) {
        Optional<ClientTokenUse> use = request.clientToken()
                .flatMap(token -> Optional.ofNullable(uses.get(new ClientTokenKey(clusterArn, token))))
                .filter(known -> !known.isOver(now));
        if (use.filter(known -> !known.request.asksTheSameAs(request)).isPresent()) {
            throw EcsException.conflict(use.orElseThrow().tasks.stream()
                    .map(live -> live.task().taskArn())
                    .toList());
        }
        return use.map(known ->
                new RunTaskAnswer(known.tasks.stream().map(ClientTokens::told).toList(), List.of()));
    }

    private static StartedTask told(LiveTask live) {
        SimulatedTask task = live.task();
        return live.endedAt().isPresent()
                ? new StoppedSummary(task.taskArn(), TaskLastStatus.STOPPED, DesiredStatus.STOPPED)
                : task;
    }
}

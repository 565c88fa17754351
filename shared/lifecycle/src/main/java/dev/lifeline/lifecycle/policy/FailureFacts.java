package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts that rules are asked about, besides the cause and the time. The journal keeps them, so that the same rules,
 * or others, can be asked again.
 *
 * @param attempt 1 for the first
 * @param task what rules read of the latest snapshot; absent for a refused launch
 * @param platforms the launch type and capacity provider of the task, or the requested ones if there is no task
 */
public record FailureFacts(Moment moment, int attempt, Optional<EcsTask> task, List<String> platforms) {

    /** When the rules are asked. */
    public enum Moment {
        /** The attempt continues unless it is stopped. */
        ALIVE,
        /** The attempt is over. */
        OVER
    }

    public FailureFacts {
        platforms = List.copyOf(platforms);
    }

    public static FailureFacts of(Moment moment, int attempt, Optional<EcsTask> task, LaunchRequest request) {
        return new FailureFacts(
                moment,
                attempt,
                task.map(EcsTask::bare),
                task.map(EcsTask::placement)
                        .map(FailureFacts::platforms)
                        .orElseGet(() -> platforms(request.compute())));
    }

    private static List<String> platforms(EcsTask.Placement placement) {
        Optional<String> type = placement.launchType().map(FailureFacts::name);
        Optional<String> provider = placement.capacityProvider();
        return type.isPresent() && provider.isPresent()
                ? List.of(type.get(), provider.get())
                : type.or(() -> provider).map(List::of).orElse(List.of());
    }

    private static List<String> platforms(Compute compute) {
        return switch (compute) {
            case Compute.ClusterDefault unknown -> List.of();
            case Compute.OnLaunchType on -> List.of(name(on.type()));
            case Compute.OnProviders on ->
                on.strategy().stream().map(Compute.StrategyItem::provider).toList();
        };
    }

    private static String name(LaunchType type) {
        return type.toString().toUpperCase(Locale.ROOT);
    }
}

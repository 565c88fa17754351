package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.text.NormalizedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts that rules are evaluated against: an attempt that has failed, or a live one with an error or a passed
 * limit. What many rules use is derived from the task once.
 */
public final class FailureContext {
    private final Moment moment;
    private final Classification cause;
    private final Optional<EcsTask> task;
    private final LaunchRequest request;
    private final int attempt;
    private final Elapsed elapsed;

    private final Optional<Exit.BadExit> exit;
    private final List<Reason> reasons;
    private final List<NormalizedText> blamed;
    private final List<String> platforms;

    /**
     * @param task the latest snapshot; absent for a refused launch
     * @param request the launched request
     * @param attempt 1 for the first
     */
    public FailureContext(
            Moment moment,
            Classification cause,
            Optional<EcsTask> task,
            LaunchRequest request,
            int attempt,
            Elapsed elapsed) {
        this.moment = moment;
        this.cause = cause;
        this.task = task;
        this.request = request;
        this.attempt = attempt;
        this.elapsed = elapsed;
        this.exit = exit(task, request);
        this.reasons = reasons(cause, task);
        this.blamed = blamed(cause, containers(), exit);
        this.platforms = task.isPresent() ? platforms(task.get().placement()) : platforms(request.compute());
    }

    /** When the rule is evaluated. */
    public enum Moment {
        /** The attempt continues unless it is stopped. */
        ALIVE,
        /** The attempt is over. */
        OVER
    }

    /**
     * The durations so far.
     *
     * @param run of the whole run
     * @param running of the attempt's task since it was RUNNING; absent if it never was
     */
    public record Elapsed(Duration run, Optional<Duration> running) {}

    public Moment moment() {
        return moment;
    }

    public Classification cause() {
        return cause;
    }

    public int attempt() {
        return attempt;
    }

    public Elapsed elapsed() {
        return elapsed;
    }

    boolean reachedRunning() {
        return task.isPresent() && task.get().reachedRunning();
    }

    /** Whether the program may have had an effect. */
    boolean hadEffect() {
        return task.isPresent() && Exit.hadEffect(task.get(), request.essentials());
    }

    List<EcsContainer> containers() {
        return task.isPresent() ? task.get().containers() : List.of();
    }

    Optional<StopCode> stopCode() {
        return task.flatMap(EcsTask::stop).flatMap(EcsTask.StopDetails::code);
    }

    /** The launch type and capacity provider of the task, or the requested ones if there is no task. */
    List<String> platforms() {
        return platforms;
    }

    /** How the program ended. */
    Optional<Exit.BadExit> exit() {
        return exit;
    }

    /** Every text of the failure: the evidence, the task's reason, the reasons of its containers. */
    List<Reason> reasons() {
        return reasons;
    }

    /** The failed containers: the one with the bad exit, or those whose reason is the evidence. */
    List<NormalizedText> blamed() {
        return blamed;
    }

    private static Optional<Exit.BadExit> exit(Optional<EcsTask> task, LaunchRequest request) {
        return task.isPresent() && Exit.of(task.get(), request.essentials()) instanceof Exit.BadExit failure
                ? Optional.of(failure)
                : Optional.empty();
    }

    private static List<Reason> reasons(Classification cause, Optional<EcsTask> task) {
        List<Reason> reasons = task.map(EcsTask::reasons).orElseGet(() -> new ArrayList<>(1));
        for (Reason reason : reasons) {
            if (reason.text().equals(cause.evidence())) {
                return reasons;
            }
        }
        reasons.add(Reason.of(cause.evidence()));
        return reasons;
    }

    private static List<NormalizedText> blamed(
            Classification cause, List<EcsContainer> containers, Optional<Exit.BadExit> exit) {
        List<NormalizedText> names = new ArrayList<>(1);
        exit.ifPresent(failure -> names.add(new NormalizedText(failure.container())));
        for (EcsContainer container : containers) {
            if (container.reason().isPresent()
                    && container.reason().get().text().equals(cause.evidence())) {
                names.add(new NormalizedText(container.name()));
            }
        }
        return names;
    }

    private static List<String> platforms(EcsTask.Placement placement) {
        Optional<String> type = placement.launchType().map(FailureContext::name);
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

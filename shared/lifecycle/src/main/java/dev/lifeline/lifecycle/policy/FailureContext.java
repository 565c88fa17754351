package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.text.NormalizedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts that rules are evaluated against: an attempt that has failed, or a live one with an error or a passed
 * limit. What many rules use is derived from the task once. Nothing else of the task is known here than what the
 * journal keeps.
 */
public final class FailureContext {
    private final FailureFacts facts;
    private final Classification cause;
    private final Essentials essentials;
    private final Elapsed elapsed;

    private final Optional<Exit.BadExit> exit;
    private final List<Reason> reasons;
    private final List<NormalizedText> blamed;

    /** @param essentials the essential containers of the launched request */
    public FailureContext(FailureFacts facts, Classification cause, Essentials essentials, Elapsed elapsed) {
        this.facts = facts;
        this.cause = cause;
        this.essentials = essentials;
        this.elapsed = elapsed;
        this.exit = exit(facts.task(), essentials);
        this.reasons = reasons(cause, facts.task());
        this.blamed = blamed(cause, containers(), exit);
    }

    /**
     * The durations so far.
     *
     * @param run of the whole run
     * @param running of the attempt's task since it was RUNNING; absent if it never was
     */
    public record Elapsed(Duration run, Optional<Duration> running) {}

    public FailureFacts.Moment moment() {
        return facts.moment();
    }

    public Classification cause() {
        return cause;
    }

    public int attempt() {
        return facts.attempt();
    }

    public Elapsed elapsed() {
        return elapsed;
    }

    boolean reachedRunning() {
        return facts.task().isPresent() && facts.task().get().reachedRunning();
    }

    /** Whether the program may have had an effect. */
    boolean hadEffect() {
        return facts.task().isPresent() && Exit.hadEffect(facts.task().get(), essentials);
    }

    List<EcsContainer> containers() {
        return facts.task().isPresent() ? facts.task().get().containers() : List.of();
    }

    Optional<StopCode> stopCode() {
        return facts.task().flatMap(EcsTask::stop).flatMap(EcsTask.StopDetails::code);
    }

    /** The launch type and capacity provider of the task, or the requested ones if there is no task. */
    List<String> platforms() {
        return facts.platforms();
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

    private static Optional<Exit.BadExit> exit(Optional<EcsTask> task, Essentials essentials) {
        return task.isPresent() && Exit.of(task.get(), essentials) instanceof Exit.BadExit failure
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
}

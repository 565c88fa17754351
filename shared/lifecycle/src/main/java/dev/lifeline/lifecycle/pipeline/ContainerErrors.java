package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.container.Container;
import dev.lifeline.lifecycle.container.ContainerError;
import dev.lifeline.lifecycle.container.ContainerStatus;
import dev.lifeline.lifecycle.container.ErrorVerdict;
import dev.lifeline.lifecycle.container.EventErrors;
import dev.lifeline.lifecycle.container.Ping;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the errors of a task's containers mean for the attempt, by the ECS agent's rules. */
final class ContainerErrors {

    private ContainerErrors() {}

    /** Handles the first error of each container; later ones follow from it. */
    static Draft apply(Draft draft, Circumstances circumstances) {
        return draft.attempt()
                .seen()
                .map(task -> apply(draft, task, circumstances))
                .orElse(draft);
    }

    private static Draft apply(Draft draft, EcsTask task, Circumstances circumstances) {
        Draft next = draft;
        for (EcsContainer container : task.containers()) {
            Optional<ContainerError> error = container.reason().flatMap(Reason::error);
            if (error.isPresent() && !draft.attempt().applyingErrors().containsKey(container.name())) {
                next = apply(next, container, error.get(), task.reachedBy(container), circumstances);
            }
        }
        return next;
    }

    private static Draft apply(
            Draft draft,
            EcsContainer container,
            ContainerError error,
            ContainerStatus reached,
            Circumstances circumstances) {
        Draft kept = draft.with(keep(draft.attempt(), container.name(), error));
        Optional<ContainerStatus> attempted = error.attempted(reached);
        if (attempted.isEmpty()) {
            return kept;
        }
        Container before = new Container(container.name(), reached, ContainerStatus.RUNNING, Optional.empty());
        ErrorVerdict verdict = EventErrors.handleEventError(
                before,
                attempted.get(),
                error,
                // The ping is for a failed StopTask. Here the event itself is a sign of life.
                new EventErrors.AgentContext(circumstances.policy().pull(), Ping.ANSWERED));
        return follow(kept, container, error, verdict, circumstances);
    }

    private static Draft follow(
            Draft draft,
            EcsContainer container,
            ContainerError error,
            ErrorVerdict verdict,
            Circumstances circumstances) {
        boolean stopping = draft.attempt().seen().filter(EcsTask::isStopping).isPresent();
        if (stopping) {
            return draft.because("container " + container.name() + ": " + JournalText.of(verdict.branch()));
        }
        Classification why = circumstances.catalog().classify(container);
        Judgement judged = Judgement.of(draft, Moment.ALIVE, why, circumstances);
        String named = "container " + container.name() + ": " + JournalText.of(verdict.branch());
        String byRule = "rule " + judged.rule().name();
        return switch (judged.rule().then()) {
            case Verdict.StopAttempt stop ->
                stop(judged.draft(), why, named + ", which " + byRule + " stops", circumstances);
            case Verdict.Ignore ignore -> judged.draft().because(named + ", which " + byRule + " ignores: " + error);
            case Verdict.Retry retry -> asTheAgent(draft, container, error, verdict, circumstances);
            case Verdict.Fail fail -> asTheAgent(draft, container, error, verdict, circumstances);
            case Verdict.Succeed succeed -> asTheAgent(draft, container, error, verdict, circumstances);
        };
    }

    private static Draft stop(Draft draft, Classification why, String reason, Circumstances circumstances) {
        return circumstances.policy().mode() == Mode.ENFORCE
                ? draft.with(draft.attempt().stopping(why)).because(reason + ": " + why.evidence())
                : draft.because("shadow: would be stopped: " + reason);
    }

    /** What to do after the end of the attempt is decided later; here the agent's rules apply. */
    private static Draft asTheAgent(
            Draft draft,
            EcsContainer container,
            ContainerError error,
            ErrorVerdict verdict,
            Circumstances circumstances) {
        String named = "container " + container.name() + ": " + JournalText.of(verdict.branch());
        // A container that is seen stopped does not run.
        boolean forced = verdict.forcesStop() && !container.status().isStopped();
        boolean essential = Exit.isEssential(container, draft.run().request().essentials());
        // A stale image must not run, essential or not. A container that may run although its start failed
        // stops the task only as its own end would.
        if (verdict.stopsTask() || (forced && essential)) {
            Classification why = circumstances.catalog().classify(container);
            return stop(draft, why, named + ", the task is stopped", circumstances);
        }
        if (forced) {
            return draft.because(named + "; it is not essential, the task goes on: " + error);
        }
        boolean cached = verdict.branch() == ErrorVerdict.Branch.PULL_IGNORED && !container.neverRan();
        return draft.because(cached ? "container " + container.name() + " runs on a cached image: " + error : named);
    }

    private static Attempt keep(Attempt attempt, String container, ContainerError error) {
        Map<String, ContainerError> errors = new HashMap<>(attempt.applyingErrors());
        errors.putIfAbsent(container, error);
        return attempt.withApplyingErrors(errors);
    }
}

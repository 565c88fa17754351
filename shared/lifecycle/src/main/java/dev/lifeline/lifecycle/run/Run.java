package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user wants finished: one RunTask request under one policy. It outlives its attempts.
 *
 * @param attempt the current one, or the last
 * @param past the ones before it, oldest first
 * @param spent what the retries have spent of each budget
 * @param endBy when the run as a whole has to be over
 * @param pending the effects whose results are not known yet
 * @param gaps what is not known of how its task was launched: with any there is no other attempt; only a run whose
 *     first task somebody else launched has any
 * @param shadow what is different of it under the policy that is asked beside its own
 */
public record Run(
        RunId id,
        LaunchRequest request,
        PolicyRef policy,
        Instant created,
        Phase phase,
        Attempt attempt,
        List<PastAttempt> past,
        Map<BudgetGroup, Spent> spent,
        Optional<Instant> endBy,
        List<PendingEffect> pending,
        List<Gap> gaps,
        Optional<ShadowLife> shadow) {

    public Run {
        past = List.copyOf(past);
        spent = Map.copyOf(spent);
        pending = List.copyOf(pending);
        gaps = List.copyOf(gaps);
    }

    public boolean hasEnded() {
        return phase instanceof Phase.Ended;
    }

    /**
     * When the run must be looked at again, should nothing happen before: an effect comes due, a back-off is over, the
     * task was not heard of for long. Empty only for a run that has ended and owes nothing, and whose task has, too.
     */
    public Optional<Instant> deadline() {
        Optional<Instant> first = switch (phase) {
            case Phase.Attempting attempting -> ofAttempt();
            case Phase.BackingOff backingOff ->
                earlier(attempt.isHanging() ? Optional.empty() : Optional.of(backingOff.until()), endBy);
            case Phase.AwaitingRecord awaiting -> earlier(Optional.of(awaiting.until()), endBy);
            case Phase.Ended ended -> Optional.empty();
        };
        first = attempt.isHanging() ? earlier(first, ofTask()) : first;
        for (PendingEffect effect : pending) {
            first = earlier(first, Optional.of(effect.dueAt()));
        }
        return first;
    }

    private Optional<Instant> ofTask() {
        // Until its task's name is known there is nothing to check: the pending launch is what is waited for.
        Optional<Instant> check = attempt.task()
                .filter(task -> !isAsking())
                .map(task -> attempt.contact().checkAt());
        return earlier(check, attempt.watch().until());
    }

    private Optional<Instant> ofAttempt() {
        // One that is being stopped already cannot be stopped again for the run's time.
        Optional<Instant> end = attempt.stop() instanceof Stop.Wanted ? Optional.empty() : endBy;
        return earlier(ofTask(), end);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? other : one;
    }

    /** ECS is being asked how a task is: the answer is waited for, however long the task has been silent. */
    boolean isAsking() {
        return pending.stream().map(PendingEffect::effect).anyMatch(Effect.DescribeTask.class::isInstance);
    }

    /** The container instance that the current attempt's task lives on, while it does. */
    public Optional<String> instance() {
        return attempt.isOpen()
                ? attempt.seen().flatMap(task -> task.placement().containerInstance())
                : Optional.empty();
    }

    Spent spent(BudgetGroup group) {
        return spent.getOrDefault(group, Spent.NOTHING);
    }

    /** Until its next attempt, which may be launched in another way; what that costs is charged. */
    Run waiting(Phase until, LaunchRequest next, Map<BudgetGroup, Spent> charged) {
        return new Run(id, next, policy, created, until, attempt, past, charged, endBy, pending, gaps, shadow);
    }

    /** Whether ECS still owes an answer to how its task was launched. */
    public boolean hasUnansweredGaps() {
        return !hasEnded() && gaps.stream().anyMatch(gap -> gap.kind() == Gap.Kind.UNANSWERED);
    }

    Run learning(Adoption told) {
        return new Run(
                id, told.request(), policy, created, phase, attempt, past, spent, endBy, pending, told.gaps(), shadow);
    }

    Run withPhase(Phase next) {
        return new Run(id, request, policy, created, next, attempt, past, spent, endBy, pending, gaps, shadow);
    }

    Run withAttempt(Attempt next) {
        return new Run(id, request, policy, created, phase, next, past, spent, endBy, pending, gaps, shadow);
    }

    Run withPast(List<PastAttempt> next) {
        return new Run(id, request, policy, created, phase, attempt, next, spent, endBy, pending, gaps, shadow);
    }

    /** The run's time no longer counts. */
    Run withoutEnd() {
        return new Run(
                id, request, policy, created, phase, attempt, past, spent, Optional.empty(), pending, gaps, shadow);
    }

    Run withShadow(Optional<ShadowLife> next) {
        return new Run(id, request, policy, created, phase, attempt, past, spent, endBy, pending, gaps, next);
    }

    /** The same under other limits: what a policy gives a run beside its decisions. */
    Run under(PolicyRef other, Map<BudgetGroup, Spent> charged, Watch watch, Optional<Instant> end) {
        return new Run(
                id,
                request,
                other,
                created,
                phase,
                attempt.withWatch(watch),
                past,
                charged,
                end,
                pending,
                gaps,
                Optional.empty());
    }

    Run withPending(List<PendingEffect> next) {
        return new Run(id, request, policy, created, phase, attempt, past, spent, endBy, next, gaps, shadow);
    }
}

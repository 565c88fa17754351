package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user wants finished: one RunTask request under one policy. It outlives its attempts.
 *
 * @param created when its generation began
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
        Identity identity,
        LaunchRequest request,
        PolicyRef policy,
        Instant created,
        Phase phase,
        Attempt attempt,
        List<PastAttempt> past,
        Map<BudgetGroup, Spent> spent,
        Optional<Instant> endBy,
        List<PendingEffect> pending,
        List<MissingLaunchFact> gaps,
        Optional<ShadowLife> shadow) {

    public Run {
        past = List.copyOf(past);
        spent = Map.copyOf(spent);
        pending = List.copyOf(pending);
        gaps = List.copyOf(gaps);
    }

    /** The name that its user gave it. */
    public RunId id() {
        return identity.id();
    }

    public boolean hasEnded() {
        return phase instanceof Phase.Ended;
    }

    private DueTimes dueTimes() {
        return new DueTimes(phase, attempt, pending, endBy);
    }

    /**
     * What becomes due first, if nothing is observed before; empty only for a run that has ended with its task and owes
     * nothing.
     */
    public Optional<NextStep> next() {
        return dueTimes().next();
    }

    /** When that is: by then the run must be looked at again. */
    public Optional<Instant> deadline() {
        return next().map(NextStep::at);
    }

    /** When a timer must wake somebody for it, if nothing is under way. */
    public Optional<Instant> wake() {
        return wake(List.of());
    }

    /** The same, while these effects are under way. */
    public Optional<Instant> wake(List<Effect> underWay) {
        return dueTimes().wake(underWay);
    }

    /** ECS is being asked how a task is: the answer is waited for, however long the task has been silent. */
    public boolean isAsking() {
        return PendingEffect.isOwed(Effect.DescribeTask.class, pending);
    }

    /** ECS has yet to accept that a task is stopped, which may be alive: no other is launched before. */
    public boolean isStopping() {
        return PendingEffect.isOwed(Effect.StopTask.class, pending);
    }

    /** The container instance that the current attempt's task lives on, while it does. */
    public Optional<String> instance() {
        return attempt.isOpen()
                ? attempt.seen().flatMap(task -> task.placement().containerInstance())
                : Optional.empty();
    }

    /** Its time is over: for every attempt that may still come, too. */
    public boolean isLate(Instant now) {
        return endBy.filter(end -> !now.isBefore(end)).isPresent();
    }

    public Spent spent(BudgetGroup group) {
        return spent.getOrDefault(group, Spent.NOTHING);
    }

    /** Until its next attempt, which may be launched in another way; what that costs is charged. */
    public Run waiting(Phase until, LaunchRequest next, Map<BudgetGroup, Spent> charged) {
        return new Run(identity, next, policy, created, until, attempt, past, charged, endBy, pending, gaps, shadow);
    }

    /** Whether ECS still owes an answer to how its task was launched. */
    public boolean hasUnansweredGaps() {
        return !hasEnded() && gaps.stream().anyMatch(gap -> gap.kind() == MissingLaunchFact.Availability.UNANSWERED);
    }

    public Run learning(Adoption told) {
        return new Run(
                identity,
                told.request(),
                policy,
                created,
                phase,
                attempt,
                past,
                spent,
                endBy,
                pending,
                told.gaps(),
                shadow);
    }

    public Run withPhase(Phase next) {
        return new Run(identity, request, policy, created, next, attempt, past, spent, endBy, pending, gaps, shadow);
    }

    public Run withAttempt(Attempt next) {
        return new Run(identity, request, policy, created, phase, next, past, spent, endBy, pending, gaps, shadow);
    }

    /** The next attempt, after one that is past. */
    public Run following(PastAttempt over, Attempt next) {
        List<PastAttempt> all = new ArrayList<>(past);
        all.add(over);
        return withPast(all).withPhase(new Phase.Attempting()).withAttempt(next);
    }

    public Run withPast(List<PastAttempt> next) {
        return new Run(identity, request, policy, created, phase, attempt, next, spent, endBy, pending, gaps, shadow);
    }

    /** The same run under the names by which ECS is seen to know it: for a recording, which tells them late. */
    public Run known(Identity as) {
        return new Run(as, request, policy, created, phase, attempt, past, spent, endBy, pending, gaps, shadow);
    }

    /** The run's time no longer counts. */
    public Run withoutEnd() {
        return new Run(
                identity,
                request,
                policy,
                created,
                phase,
                attempt,
                past,
                spent,
                Optional.empty(),
                pending,
                gaps,
                shadow);
    }

    public Run withShadow(Optional<ShadowLife> next) {
        return new Run(identity, request, policy, created, phase, attempt, past, spent, endBy, pending, gaps, next);
    }

    /** What is different of it under the policy that it has, where that is the shadow. */
    public ShadowLife asShadow(Instant since) {
        return new ShadowLife(policy, since, spent, attempt.watch(), endBy, Optional.empty());
    }

    /** The run as it would be under the shadow. */
    public Run under(ShadowLife life) {
        return new Run(
                identity,
                request,
                life.policy(),
                created,
                phase,
                attempt.withWatch(life.watch()),
                past,
                life.spent(),
                life.endBy(),
                pending,
                gaps,
                Optional.empty());
    }

    public Run withPending(List<PendingEffect> next) {
        return new Run(identity, request, policy, created, phase, attempt, past, spent, endBy, next, gaps, shadow);
    }
}

package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
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
 * The unit of work that a user wants finished: one RunTask request under one policy. It outlives its attempts.
 *
 * @param created when its generation began
 * @param attempt the current one, or the last
 * @param past the ones before it, oldest first
 * @param spent the spent retries of each budget
 * @param endBy when the whole run must be over
 * @param pending the effects without a known result
 * @param gaps what is unknown about its task's launch: with any there is no other attempt; only adopted runs have any
 * @param orders what users have asked of it since
 * @param shadow its differences under the shadow policy
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
        StandingOrders orders,
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

    /** Why its name cannot be launched again yet; empty if it can. */
    public Optional<String> hindrance() {
        if (!hasEnded()) {
            return Optional.of("it has not ended");
        }
        Optional<TaskRef> dying = dying();
        if (dying.isPresent()) {
            return dying.map(task -> "its task " + task.id() + " is being stopped and may still run");
        }
        return callbacks().stream().findFirst().map(callback -> callback + " has yet to be delivered");
    }

    /** A task whose program may still run: of the last attempt, or one that should not be alive. */
    private Optional<TaskRef> dying() {
        boolean exited = attempt.seen()
                .filter(task -> Exit.isFinal(task, request.essentials()))
                .isPresent();
        return attempt.isHanging() && !exited
                ? attempt.task()
                : PendingEffect.stopping(pending)
                        .filter(task -> !(attempt.isHanging() && attempt.task().equals(Optional.of(task))))
                        .findFirst();
    }

    private DueTimes dueTimes() {
        return new DueTimes(phase, attempt, pending, endBy, orders);
    }

    /**
     * What is due next, without another observation; empty only for a run that has ended with its task and has no
     * pending effects.
     */
    public Optional<NextStep> next() {
        return dueTimes().next();
    }

    /** The deadline: when the run must be handled again, be it only for a heartbeat. */
    public Optional<Instant> deadline() {
        return dueTimes().deadline();
    }

    /** While it is suspended, no attempt begins. */
    public Optional<Suspension> suspension() {
        return orders.suspension();
    }

    /** Those who wait for it. */
    public List<Callback> callbacks() {
        return orders.callbacks();
    }

    /** When a timer must wake it, if nothing is being carried out. */
    public Optional<Instant> wake() {
        return wake(List.of());
    }

    /** The same, while these effects are being carried out. */
    public Optional<Instant> wake(List<Effect> underWay) {
        return dueTimes().wake(underWay);
    }

    /**
     * Whether a question about the current task is pending: its answer is waited for, even if the task has been silent
     * for long.
     */
    public boolean isAsking() {
        return PendingEffect.isAsking(attempt, pending);
    }

    /** Whether a task of an attempt that is over may be alive, and is being stopped: no other is launched before. */
    public boolean isStopping() {
        return PendingEffect.isStopping(attempt, pending);
    }

    /** The container instance of the current attempt's task, while it is alive. */
    public Optional<String> instance() {
        return attempt.isOpen()
                ? attempt.seen().flatMap(task -> task.placement().containerInstance())
                : Optional.empty();
    }

    /** Whether its time is over, also for further attempts. */
    public boolean isLate(Instant now) {
        return endBy.filter(end -> !now.isBefore(end)).isPresent();
    }

    public Spent spent(BudgetGroup group) {
        return spent.getOrDefault(group, Spent.NOTHING);
    }

    /** Backs off until its next attempt, which may be launched differently, and charges the retry. */
    public Run waiting(Phase until, LaunchRequest next, Map<BudgetGroup, Spent> charged) {
        return new Run(
                identity, next, policy, created, until, attempt, past, charged, endBy, pending, gaps, orders, shadow);
    }

    /** Whether a question to ECS about its task's launch is unanswered. */
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
                orders,
                shadow);
    }

    public Run withPhase(Phase next) {
        return new Run(
                identity, request, policy, created, next, attempt, past, spent, endBy, pending, gaps, orders, shadow);
    }

    public Run withAttempt(Attempt next) {
        return new Run(
                identity, request, policy, created, phase, next, past, spent, endBy, pending, gaps, orders, shadow);
    }

    /** Starts the next attempt. */
    public Run following(PastAttempt over, Attempt next) {
        List<PastAttempt> all = new ArrayList<>(past);
        all.add(over);
        return withPast(all).withPhase(new Phase.Attempting()).withAttempt(next);
    }

    public Run withPast(List<PastAttempt> next) {
        return new Run(
                identity, request, policy, created, phase, attempt, next, spent, endBy, pending, gaps, orders, shadow);
    }

    /** The same run under its names in ECS, which a recording shows late. */
    public Run known(Identity as) {
        return new Run(as, request, policy, created, phase, attempt, past, spent, endBy, pending, gaps, orders, shadow);
    }

    /** Removes the run's time limit. */
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
                orders,
                shadow);
    }

    public Run withShadow(Optional<ShadowLife> next) {
        return new Run(
                identity, request, policy, created, phase, attempt, past, spent, endBy, pending, gaps, orders, next);
    }

    /** Its differences under its policy, if that is the shadow. */
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
                orders,
                Optional.empty());
    }

    public Run withOrders(StandingOrders next) {
        return new Run(
                identity, request, policy, created, phase, attempt, past, spent, endBy, pending, gaps, next, shadow);
    }

    public Run withPending(List<PendingEffect> next) {
        return new Run(
                identity, request, policy, created, phase, attempt, past, spent, endBy, next, gaps, orders, shadow);
    }
}

package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.LaunchChange.Scaling;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Range;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws policies: every condition, verdict, budget, back-off, time limit and mode; most of them make little sense. */
record AnyPolicy(RandomGenerator random) {
    private static final int CONDITIONS = Condition.class.getPermittedSubclasses().length;

    Policy any(String name) {
        PullBehavior pull = pick(PullBehavior.values());
        List<Rule> own = IntStream.range(0, random.nextInt(5))
                .mapToObj(each -> new Rule("rule-" + each, conditions(), verdict()))
                .toList();
        List<Rule> builtIn = random.nextInt(3) > 0 ? DefaultPolicy.rules(pull) : List.of();
        Mode mode = random.nextInt(4) > 0 ? Mode.ENFORCE : pick(Mode.values());
        List<Rule> rules = Stream.concat(own.stream(), builtIn.stream()).toList();
        return new Policy(name, 1, mode, pull, rules, budgets(), timeouts(), Optional.empty());
    }

    private List<Condition> conditions() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(each -> condition())
                .toList();
    }

    private Condition condition() {
        return switch (random.nextInt(CONDITIONS)) {
            case 0 -> new Condition.CauseIn(EnumSet.of(pick(Cause.values()), pick(Cause.values())));
            case 1 ->
                new Condition.ExitCode(
                        pick(Condition.ExitCode.Sense.values()),
                        List.of(new Range(0, random.nextInt(2)), new Range(100, 140)),
                        maybe(() -> new Glob(pick("app", "si*"))));
            case 2 -> new Condition.ReasonLike(new Glob(pick("*timeout*", "cannot*", "task *", "")));
            case 3 -> new Condition.StopCodeIn(Set.of(pick(StopCode.KnownStopCode.values()), StopCode.of("Brandnew")));
            case 4 -> new Condition.ContainerLike(new Glob(pick("app", "side", "*")));
            case 5 -> new Condition.AttemptIn(new Range(1 + random.nextInt(2), 2 + random.nextInt(3)));
            case 6 -> new Condition.Reached(random.nextBoolean());
            case 7 -> new Condition.HadEffect(random.nextBoolean());
            case 8 -> new Condition.RunsOn(Set.of(pick("FARGATE", "EC2", "FARGATE_SPOT")));
            case 9 -> new Condition.Ran(seconds(100), Duration.ofSeconds(100 + random.nextInt(9_000)));
            case 10 -> new Condition.Age(seconds(500), Duration.ofSeconds(500 + random.nextInt(9_000)));
            default -> throw new IllegalStateException("a kind of condition that no walk has: add it here");
        };
    }

    private Verdict verdict() {
        return switch (random.nextInt(8)) {
            case 0 -> new Verdict.Fail();
            case 1 -> new Verdict.StopAttempt();
            case 2 -> new Verdict.Ignore();
            case 3 -> new Verdict.Succeed();
            default -> new Verdict.Retry(pick(BudgetGroup.values()), maybe(this::backoff), change());
        };
    }

    private LaunchChange change() {
        return new LaunchChange(
                maybe(() -> pick(
                        new Compute.ClusterDefault(),
                        new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2),
                        new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE_SPOT", 0, 1))))),
                pick(LaunchChange.Subnets.values()),
                maybe(() -> new Scaling(1.5, 4096)),
                maybe(() -> new Scaling(2, 16_384)));
    }

    private Map<BudgetGroup, Budget> budgets() {
        Map<BudgetGroup, Budget> budgets = new EnumMap<>(BudgetGroup.class);
        for (BudgetGroup group : BudgetGroup.values()) {
            maybe(this::budget).ifPresent(budget -> budgets.put(group, budget));
        }
        return budgets;
    }

    private Budget budget() {
        int retries = random.nextInt(3) == 0 ? Budget.UNLIMITED : random.nextInt(6);
        return new Budget(
                retries,
                maybe(() -> seconds(4_000)),
                maybe(() -> seconds(20_000)),
                maybe(() -> seconds(1_000)),
                backoff());
    }

    private Backoff backoff() {
        Duration initial = seconds(60);
        return new Backoff(
                pick(Backoff.Growth.values()),
                initial,
                1 + random.nextDouble(),
                initial.plus(seconds(600)),
                pick(Backoff.Jitter.values()));
    }

    private Timeouts timeouts() {
        Map<EcsStatus.Known, Duration> states = new EnumMap<>(EcsStatus.Known.class);
        for (EcsStatus.Known state : EcsStatus.Known.values()) {
            maybe(() -> limit(3_000)).ifPresent(limit -> states.put(state, limit));
        }
        return new Timeouts(states, maybe(() -> limit(30_000)));
    }

    /** A document allows no limit of zero. */
    private Duration limit(int most) {
        return seconds(most).plusSeconds(1);
    }

    private Duration seconds(int most) {
        return Duration.ofSeconds(random.nextInt(most));
    }

    private <T> Optional<T> maybe(Supplier<T> thing) {
        return random.nextBoolean() ? Optional.of(thing.get()) : Optional.empty();
    }

    @SafeVarargs
    private <T> T pick(T... things) {
        return things[random.nextInt(things.length)];
    }
}

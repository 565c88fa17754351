package dev.lifeline.tests.simulation;

import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.request.RunRequest.OnRepeatedName;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The users of one stack: what they launch, stop, delete and launch again. */
final class StackUsers {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofHours(2);
    private static final double HOURS = 7200;

    /** While the last called function may still be working. */
    private static final double AT_ONCE = 30;

    /** When a user whose launch failed retries. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Long enough for every budget and back-off of the policies here. */
    private static final int MOST_STOPS = 100;

    /** Not of a stranger's task: with a copied name it would be indistinguishable from the run's own. */
    private static final String CHANGED_FAMILY = "changed-";

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final List<Order> orders;
    private int open;
    private boolean atRest;

    StackUsers(SimulatedStack stack, List<Order> orders) {
        this.stack = stack;
        this.world = stack.world();
        this.orders = orders;
    }

    void begin() {
        for (Order order : orders) {
            String place = order.family() + " by " + stack.namespace();
            world.strangers().before(order, stack.namespace());
            open++;
            world.time().at(order.at(), () -> launchOnceOrMore(order, place));
            stack.interventions().begin(order.id(), order.at(), place);
            world.chance().roll(Fault.DELETED_RUN, place).ifPresent(roll -> deleteLater(order, roll));
            world.chance().roll(Fault.RERUN, place).ifPresent(roll -> rerunLater(order, roll));
        }
        world.chance()
                .roll(Fault.POLICY_PUT, stack.namespace())
                .ifPresent(roll ->
                        world.time().at(after(SimulatedWorld.START, roll.between(1, HOURS)), stack::renewPolicies));
        world.time().at(world.programsOver().plus(AGAIN), () -> stopEndless(MOST_STOPS));
    }

    private static Instant after(Instant begin, double seconds) {
        return begin.plusMillis((long) (1000 * seconds));
    }

    private void launchOnceOrMore(Order order, String place) {
        int copies = world.chance()
                .roll(Fault.DUPLICATE_LAUNCH, place)
                .map(roll -> 2 + roll.upTo(4))
                .orElse(1);
        open += copies - 1;
        for (int copy = 0; copy < copies; copy++) {
            launch(order, OnRepeatedName.SAME_RUN, order.id());
        }
    }

    /** Somebody deletes the item of the run, at any time, and usually launches the name again. */
    private void deleteLater(Order order, Chance.Roll roll) {
        Chance.Roll again = roll.other();
        double longest = again.upTo(8) % 2 == 0 ? AT_ONCE : HOURS;
        Instant deleted = after(order.at(), roll.between(0.01, longest));
        world.time().at(deleted, () -> stack.erase(order.id().key()));
        if (again.upTo(4) > 0) {
            Order next = again.upTo(2) == 0
                    ? order
                    : order.of(world.strangers().define(CHANGED_FAMILY, order.isOnNetwork()));
            open++;
            world.time()
                    .at(
                            after(deleted, again.other().between(0.01, longest)),
                            () -> launch(next, OnRepeatedName.SAME_RUN, new RunId(order.id() + "-after")));
        }
    }

    /** With the same request, or with another one. */
    private void rerunLater(Order order, Chance.Roll roll) {
        open++;
        Order next = roll.other().upTo(2) == 0
                ? order
                : order.of(world.strangers().define(CHANGED_FAMILY, order.isOnNetwork()));
        world.time()
                .at(
                        after(order.at(), roll.between(60, 4 * HOURS)),
                        () -> launch(next, OnRepeatedName.RERUN, new RunId(order.id() + "-again")));
    }

    /** A run was saved. */
    void saved(Run run) {
        boolean isStopping =
                run.hasEnded() && run.pending().stream().anyMatch(owed -> owed.effect() instanceof Effect.StopTask);
        if (!isStopping) {
            return;
        }
        RunId invocation =
                new RunId(run.id() + "-beside-" + run.identity().nonce().generation());
        orders.stream()
                .filter(order -> order.id().equals(run.id()))
                .forEach(order -> world.chance()
                        .roll(Fault.RERUN_BESIDE_A_TASK, run.id())
                        .ifPresent(roll -> {
                            open++;
                            world.time()
                                    .at(
                                            after(world.time().now(), roll.between(0.1, 100)),
                                            () -> launch(order, OnRepeatedName.RERUN, invocation));
                        }));
    }

    private void launch(Order order, OnRepeatedName repeated, RunId invocation) {
        RunRequest request = new RunRequest(Optional.of(order.id()), repeated, order.policy(), order.request());
        List<LaunchResult> accepted = new ArrayList<>();
        stack.invoke(
                "LaunchRun",
                TIMEOUT,
                function -> {
                    try {
                        LaunchResult launched = function.controller().launcher().launch(request, invocation);
                        if (launched instanceof LaunchResult.RequestRefused refused) {
                            throw new Violation(
                                    "a right request is accepted",
                                    Optional.of(order.id().key()),
                                    "" + refused);
                        }
                        if (launched instanceof LaunchResult.RunAccepted) {
                            accepted.add(launched);
                        }
                    } catch (RuntimeException failure) {
                        stack.expected(function, failure);
                    }
                },
                lived -> {
                    if (accepted.isEmpty()) {
                        world.time().at(world.time().now().plus(PATIENCE), () -> launch(order, repeated, invocation));
                    } else {
                        open--;
                    }
                });
    }

    /** Programs that never end, and tasks that are stuck without a limit, are left to their users. */
    private void stopEndless(int times) {
        List<RunId> alive = stack.witness().runs().values().stream()
                .filter(run -> !run.hasEnded())
                .filter(run -> run.attempt()
                        .task()
                        .filter(task -> world.ecs().isAlive(task.arn()))
                        .isPresent())
                .map(Run::id)
                .toList();
        if (times == 0) {
            atRest = true;
            return;
        }
        alive.forEach(run -> stack.interventions().stop(run, StopManner.GRACEFUL));
        world.time().at(world.time().now().plus(AGAIN), () -> stopEndless(times - 1));
    }

    /** Everything was launched. */
    boolean isOver() {
        return open == 0;
    }

    /** What is left will not change. */
    boolean isAtRest() {
        return atRest;
    }
}

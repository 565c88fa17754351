package dev.lifeline.tests.simulation;

import dev.lifeline.controller.control.RemovalRequest;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What users do with runs that exist: at any moment, twice, and all at once. */
final class Interventions {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final double HOURS = 7200;

    /** When a user whose request failed repeats it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SimulatedStack stack;
    private final SimulatedWorld world;

    /** The attempt in which a user stopped the run. */
    private final Map<Identity, Integer> stopped = new HashMap<>();

    Interventions(SimulatedStack stack) {
        this.stack = stack;
        this.world = stack.world();
    }

    /** Everything that users will do with a run from that moment on. */
    void begin(RunId run, Instant from, String place) {
        Chance chance = world.chance();
        chance.roll(Fault.USER_STOP, place)
                .ifPresent(roll -> at(from, roll.between(0.5, HOURS), () -> stop(run, manner(roll.other()))));
        chance.roll(Fault.IMPATIENT_STOP, place).ifPresent(roll -> {
            at(from, roll.between(0.5, HOURS), () -> stop(run, StopManner.GRACEFUL));
            at(from, roll.between(0.5, HOURS) + roll.other().between(0.001, 30), () -> stop(run, StopManner.AT_ONCE));
        });
        chance.roll(Fault.SUSPENSION, place).ifPresent(roll -> {
            double suspended = roll.between(0.01, HOURS);
            at(from, suspended, () -> insist(run, () -> new SuspendRequested("not now")));
            at(from, suspended + roll.other().between(0.01, 6 * HOURS), () -> resume(run));
        });
        chance.roll(Fault.WAITING, place).ifPresent(roll -> {
            for (int waiter = 0; waiter <= roll.upTo(3); waiter++) {
                at(
                        from,
                        roll.between(0.001, HOURS) * (waiter + 1),
                        () -> insist(
                                run,
                                () -> new CallbackRequested(stack.receivers().next())));
            }
        });
        chance.roll(Fault.REMOVED_RUN, place)
                .ifPresent(roll -> at(from, roll.between(60, 8 * HOURS), () -> remove(run)));
        chance.roll(Fault.READER, place).ifPresent(roll -> at(from, roll.between(0.01, HOURS), () -> read(run)));
    }

    /** A run was saved. */
    void saved(Run run) {
        Witness.hold(
                run.attempt().number() <= stopped.getOrDefault(run.identity(), Integer.MAX_VALUE),
                "no attempt begins after a stop",
                run.id().key(),
                run.phase());
        stack.users().saved(run);
    }

    private static StopManner manner(Chance.Roll roll) {
        return roll.upTo(2) == 0 ? StopManner.GRACEFUL : StopManner.AT_ONCE;
    }

    private void at(Instant from, double seconds, Runnable what) {
        world.time().at(from.plusMillis((long) (1000 * seconds)), what);
    }

    void stop(RunId run, StopManner manner) {
        request(run, new StopRequested("a user's wish", manner), () -> {});
    }

    /** The suspension may come later than this, or have been lost. */
    private void resume(RunId run) {
        insist(run, ResumeRequested::new);
        at(world.time().now(), 2 * HOURS, () -> insist(run, ResumeRequested::new));
    }

    /** A request whose answer was lost may have been applied, and its run may have been launched again since. */
    private void insist(RunId run, Supplier<Observation> request) {
        request(
                run,
                request.get(),
                () -> at(world.time().now(), (double) PATIENCE.toSeconds(), () -> insist(run, request)));
    }

    private void request(RunId run, Observation request, Runnable otherwise) {
        invoke(
                "request",
                function -> {
                    function.testimony().toObservation(request);
                    function.controller()
                            .loop()
                            .observe(run.key(), request)
                            .filter(turn -> turn.decision().outcome() == DecisionOutcome.APPLIED)
                            .filter(turn -> request instanceof StopRequested)
                            .ifPresent(turn -> applied(turn.decision().run()));
                },
                otherwise);
    }

    private void applied(Run run) {
        stopped.putIfAbsent(run.identity(), run.attempt().number());
    }

    private void remove(RunId run) {
        invoke(
                "remove",
                function -> function.controller().remover().remove(new RemovalRequest(run, Optional.empty())),
                () -> {});
    }

    /** Reading changes nothing. */
    private void read(RunId run) {
        invoke(
                "describe",
                function -> function.onlyReading(() -> function.controller()
                        .loop()
                        .load(run)
                        .ifPresent(stored -> function.controller().describer().describe(stored.run()))),
                () -> {});
    }

    private void invoke(String what, Consumer<FunctionInstance> work, Runnable otherwise) {
        AtomicBoolean failed = new AtomicBoolean();
        stack.invoke(
                what,
                TIMEOUT,
                function -> {
                    try {
                        work.accept(function);
                    } catch (RuntimeException failure) {
                        failed.set(true);
                        stack.expected(function, failure);
                    }
                },
                lived -> {
                    if (!lived || failed.get()) {
                        otherwise.run();
                    }
                });
    }
}

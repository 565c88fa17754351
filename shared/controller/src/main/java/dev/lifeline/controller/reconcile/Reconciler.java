package dev.lifeline.controller.reconcile;

import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.loop.Turn;
import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Finds what got lost: deadlines that passed without a timer, effects without an answer, silent tasks. It never waits.
 * What is due before the next round gets a timer.
 */
public final class Reconciler {
    /** The interval between rounds. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final int MOST_AT_ONCE = 100;

    private final DueRuns runs;
    private final TaskFinder finder;
    private final InstantSource clock;
    private final RunLoop loop;

    public Reconciler(ControllerPorts ports, RunLoop loop) {
        this.runs = ports.table().due();
        this.finder = ports.ecs().finder();
        this.clock = ports.chance().clock();
        this.loop = loop;
    }

    /**
     * Carries out what is due, within {@code time} and the allowance of questions to ECS. The rest stays due for the
     * next round.
     *
     * @throws dev.lifeline.controller.store.StoreUnavailable if the due runs cannot be read
     */
    public RoundReport reconcile(Duration time) {
        RoundProgress progress = new RoundProgress();
        Allowance allowance = new Allowance(clock, time);
        List<Due> due = due(progress);
        while (!due.isEmpty() && allowance.isLeft()) {
            lookAfter(due, allowance, progress);
            due = due(progress);
        }
        return progress.report();
    }

    /** The earliest first: overdue runs do not wait for those that are due later. */
    private List<Due> due(RoundProgress progress) {
        Instant next = clock.instant().plus(EVERY);
        return progress.without(runs.due(next, MOST_AT_ONCE + progress.size()));
    }

    private void lookAfter(List<Due> due, Allowance allowance, RoundProgress progress) {
        SilentTasks silent = new SilentTasks(finder, loop, progress, allowance);
        for (Due entry : due) {
            if (!allowance.isLeft()) {
                break;
            }
            progress.looking(entry);
            progress.trying(
                    entry.run(),
                    () -> loop.turn(entry.run(), new TimePassed()).ifPresent(turn -> {
                        if (turn.decision().outcome() == Decision.DecisionOutcome.APPLIED) {
                            progress.acting(entry.run());
                            act(turn, silent, allowance);
                        } else {
                            wakeInTime(turn.stored().run());
                        }
                    }));
            silent.askInTime();
        }
        silent.ask();
    }

    private void act(Turn turn, SilentTasks silent, Allowance allowance) {
        if (SilentTasks.isQuestion(turn.decision())) {
            silent.add(turn);
        } else {
            allowance.spend(turn.decision().effects());
            loop.act(turn);
        }
    }

    /** Its deadline was too far ahead for a timer, or its timer was lost. */
    private void wakeInTime(Run run) {
        Instant next = clock.instant().plus(EVERY);
        run.wake()
                .filter(at -> !at.isAfter(next))
                .ifPresent(at -> loop.set(new Timer(run.id().key(), at)));
    }
}

package dev.lifeline.controller.loop;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.port.DueRuns;
import dev.lifeline.controller.port.DueRuns.Due;
import dev.lifeline.controller.port.TaskFinder;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunKey;
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

    Reconciler(Surroundings surroundings, RunLoop loop) {
        this.runs = surroundings.table().due();
        this.finder = surroundings.ecs().finder();
        this.clock = surroundings.chance().clock();
        this.loop = loop;
    }

    /**
     * The result of one round.
     *
     * @param looked the number of runs that were handled
     * @param acted the number of them with something to do
     * @param failures the runs that failed; each is tried again in the next round
     */
    public record Round(int looked, int acted, List<Failure> failures) {
        public Round {
            failures = List.copyOf(failures);
        }
    }

    /** A run that failed, and why. It did not affect the other runs. */
    public record Failure(RunKey run, RuntimeException cause) {}

    /**
     * Carries out what is due, within {@code time} and the allowance of questions to ECS. The rest stays due for the
     * next round.
     *
     * @throws dev.lifeline.controller.port.StoreUnavailable if the due runs cannot be read
     */
    public Round reconcile(Duration time) {
        Tally tally = new Tally();
        Allowance allowance = new Allowance(clock, time);
        List<Due> due = due(tally);
        while (!due.isEmpty() && allowance.isLeft()) {
            lookAfter(due, allowance, tally);
            due = due(tally);
        }
        return tally.round();
    }

    /** The earliest first: overdue runs do not wait for those that are due later. */
    private List<Due> due(Tally tally) {
        Instant next = clock.instant().plus(EVERY);
        return tally.without(runs.due(next, MOST_AT_ONCE + tally.size()));
    }

    private void lookAfter(List<Due> due, Allowance allowance, Tally tally) {
        SilentTasks silent = new SilentTasks(finder, loop, tally, allowance);
        for (Due entry : due) {
            if (!allowance.isLeft()) {
                break;
            }
            tally.looking(entry);
            tally.trying(
                    entry.run(),
                    () -> loop.turn(entry.run(), new TimePassed()).ifPresent(turn -> {
                        if (turn.decision().outcome() == Decision.Outcome.APPLIED) {
                            tally.acting(entry.run());
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

package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.Pause;
import dev.lifeline.controller.port.Registers;
import dev.lifeline.controller.port.RunStore.Due;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import dev.lifeline.lifecycle.run.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Does what is due: back-offs that are over, effects that brought no answer, tasks that were silent for long. Started
 * every minute, it stays for what comes due within the minute and waits for the exact second.
 */
public final class Reconciler {
    private static final int MOST_AT_ONCE = 100;

    /** How soon a deadline that others set meanwhile is noticed. */
    private static final Duration GLANCE = Duration.ofSeconds(5);

    /** How long after its window a round may still begin to work on a run. */
    public static final Duration OVERTIME = Duration.ofSeconds(15);

    private final Surroundings surroundings;
    private final Registers registers;
    private final RunLoop loop;
    private final Pause pause;

    public Reconciler(Surroundings surroundings, Registers registers, Pause pause) {
        this.surroundings =
                surroundings.through(new PacedQuestions(surroundings.runner(), surroundings.clock(), pause));
        this.registers = registers;
        this.loop = new RunLoop(this.surroundings);
        this.pause = pause;
    }

    /**
     * What one round came to.
     *
     * @param looked how many runs were looked at
     * @param acted how many of them had something to be done
     * @param failures the runs for which that failed; each is tried again in the next round
     */
    public record Round(int looked, int acted, List<Failure> failures) {
        public Round {
            failures = List.copyOf(failures);
        }
    }

    /** A run that could not be looked after, and why. It kept no other run from being looked after. */
    public record Failure(RunKey run, RuntimeException cause) {}

    /**
     * Does what is due now or within {@code window}. While any run is alive it stays until the window's end, since what
     * others decide meanwhile may come due within it; without any it leaves at once. When there is more to do than it
     * has time for, it leaves the rest a little after the window's end: what is not done stays due, so that the next
     * round, or one that works at the same time, goes on with it. Rounds at the same time share the work, each shard of
     * the index being worked on by one of them.
     *
     * @throws dev.lifeline.controller.port.StoreUnavailable when it cannot be found out what is due
     */
    public Round reconcile(Duration window) {
        Instant end = surroundings.clock().instant().plus(window);
        Instant latest = end.plus(OVERTIME);
        Tally tally = new Tally();
        List<Due> ahead = ahead(end, tally);
        while (!ahead.isEmpty() && hasTime(latest)) {
            Instant now = surroundings.clock().instant();
            if (!hasWorked(shards(ahead, now), latest, tally) && !paused(now, next(ahead, now), end)) {
                break;
            }
            ahead = ahead(end, tally);
        }
        return tally.round();
    }

    /**
     * The deadlines of all live runs, the earliest first: each has one within the time for which a task may be silent.
     */
    private List<Due> ahead(Instant end, Tally tally) {
        return tally.without(
                surroundings.store().due(end.plus(surroundings.limits().check()), MOST_AT_ONCE + tally.size()));
    }

    private static List<Integer> shards(List<Due> ahead, Instant now) {
        return ahead.stream()
                .filter(entry -> !entry.at().isAfter(now))
                .map(Due::shard)
                .distinct()
                .toList();
    }

    /** Something that is due and was left to another reconciler is looked at again after a glance's time. */
    private static Instant next(List<Due> ahead, Instant now) {
        return ahead.stream().map(Due::at).filter(now::isBefore).findFirst().orElse(now.plus(GLANCE));
    }

    /** Waits for the next deadline, with a glance at the index now and then; false when the round is over instead. */
    private boolean paused(Instant now, Instant next, Instant end) {
        if (!now.isBefore(end)) {
            return false;
        }
        Instant wake =
                Stream.of(next, now.plus(GLANCE), end).min(Instant::compareTo).orElseThrow();
        pause.until(wake);
        return !surroundings.clock().instant().isBefore(wake);
    }

    private boolean hasTime(Instant latest) {
        return surroundings.clock().instant().isBefore(latest);
    }

    /**
     * Works on those of the shards that nobody else works on, one after the other, so that several reconcilers each
     * find one. False when there was nothing to be done in them.
     */
    private boolean hasWorked(List<Integer> shards, Instant latest, Tally tally) {
        int before = tally.size();
        for (int shard : shards) {
            if (hasTime(latest)) {
                ShardClaim.of(shard, registers, surroundings.clock()).ifPresent(claim -> {
                    doAll(dueIn(shard, tally), () -> hasTime(latest) && claim.isKept(), tally);
                    claim.release();
                });
            }
        }
        return tally.size() > before;
    }

    /** Asked once the shard is claimed: what whoever had it before has done is not in it any more. */
    private List<Due> dueIn(int shard, Tally tally) {
        Instant now = surroundings.clock().instant();
        return tally.without(surroundings.store().due(shard, now, MOST_AT_ONCE + tally.size()));
    }

    private void doAll(List<Due> due, BooleanSupplier mayGoOn, Tally tally) {
        SilentTasks silent = new SilentTasks(surroundings, loop, tally);
        for (Due entry : due) {
            if (!mayGoOn.getAsBoolean()) {
                break;
            }
            tally.looking(entry);
            tally.trying(
                    entry.run(),
                    () -> loop.turn(entry.run(), new TimePassed())
                            .filter(turn -> turn.decision().outcome() == Decision.Outcome.APPLIED)
                            .ifPresent(turn -> {
                                tally.acting(entry.run());
                                if (SilentTasks.isQuestion(turn.decision())) {
                                    silent.add(turn);
                                } else {
                                    loop.act(turn);
                                }
                            }));
            silent.askInTime();
        }
        silent.ask();
    }
}

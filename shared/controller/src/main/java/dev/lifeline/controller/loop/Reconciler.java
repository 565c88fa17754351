package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.Pause;
import dev.lifeline.controller.port.RunStore.Due;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Does what is due: back-offs that are over, effects that brought no answer, tasks that were silent for long. Started
 * every minute, it stays for what comes due within the minute and waits for the exact second.
 */
public final class Reconciler {
    private static final int MOST_AT_ONCE = 100;

    private final Surroundings surroundings;
    private final RunLoop loop;
    private final Pause pause;

    public Reconciler(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.loop = new RunLoop(surroundings);
        this.pause = pause;
    }

    /**
     * What one round came to.
     *
     * @param looked how many runs were looked at
     * @param acted how many of them had something to be done
     */
    public record Round(int looked, int acted) {}

    /** Does what is due now or within {@code window}. */
    public Round reconcile(Duration window) {
        Instant end = surroundings.clock().instant().plus(window);
        Set<Due> done = new HashSet<>();
        int acted = 0;
        while (true) {
            // The index lags behind the table: what was done may show for a moment longer.
            List<Due> due = surroundings.store().due(end, MOST_AT_ONCE + done.size()).stream()
                    .filter(entry -> !done.contains(entry))
                    .toList();
            if (due.isEmpty()) {
                return new Round(done.size(), acted);
            }
            Instant first = due.getFirst().at();
            if (first.isAfter(surroundings.clock().instant())) {
                pause.until(first);
            }
            List<Due> now = due.stream()
                    .filter(entry -> !entry.at().isAfter(surroundings.clock().instant()))
                    .toList();
            acted += doAll(now);
            done.addAll(now);
            if (now.isEmpty()) {
                return new Round(done.size(), acted);
            }
        }
    }

    private int doAll(List<Due> due) {
        int acted = 0;
        List<Turn> silent = new ArrayList<>();
        for (Due entry : due) {
            Turn turn = loop.turn(entry.run(), new TimePassed()).orElse(null);
            if (turn == null || turn.decision().outcome() != Decision.Outcome.APPLIED) {
                continue;
            }
            acted++;
            if (isQuestion(turn.decision())) {
                silent.add(turn);
            } else {
                loop.act(turn);
            }
        }
        describe(silent);
        return acted;
    }

    /** A silent task and nothing else: many such are asked about in one call. */
    private static boolean isQuestion(Decision decision) {
        return decision.effects().size() == 1 && decision.effects().getFirst() instanceof Effect.DescribeTask;
    }

    private void describe(List<Turn> silent) {
        Map<String, List<Turn>> byCluster = new HashMap<>();
        for (Turn turn : silent) {
            byCluster
                    .computeIfAbsent(turn.stored().run().request().cluster(), cluster -> new ArrayList<>())
                    .add(turn);
        }
        byCluster.forEach(this::describe);
    }

    private void describe(String cluster, List<Turn> turns) {
        List<TaskRef> tasks = turns.stream().map(turn -> question(turn).task()).toList();
        Map<TaskRef, DescribeAnswer> answers = surroundings.runner().describe(cluster, tasks);
        for (Turn turn : turns) {
            Effect.DescribeTask question = question(turn);
            DescribeAnswer answer = answers.getOrDefault(question.task(), new DescribeAnswer.Missing());
            Stored stored = turn.stored();
            loop.act(loop.turn(stored, Effects.answered(question, answer)));
        }
    }

    private static Effect.DescribeTask question(Turn turn) {
        return (Effect.DescribeTask) turn.decision().effects().getFirst();
    }
}

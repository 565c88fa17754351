package dev.lifeline.controller.reconcile;

import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.loop.Effects;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.loop.Turn;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Silent tasks, to be asked about together: DescribeTasks accepts a hundred of a cluster. They do not wait for the end
 * of the round, because a function that repeatedly died before that would never ask, and ECS forgets a stopped task
 * after an hour.
 */
final class SilentTasks {
    /** Enough time to decide about hundreds of runs. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** AWS ECS API, DescribeTasks: the maximum per call. */
    private static final int MOST_DESCRIBED = 100;

    private final TaskFinder finder;
    private final RunLoop loop;
    private final RoundProgress progress;
    private final Allowance allowance;
    private final List<Turn> waiting = new ArrayList<>();
    private Instant askBefore = Instant.MAX;

    SilentTasks(TaskFinder finder, RunLoop loop, RoundProgress progress, Allowance allowance) {
        this.finder = finder;
        this.loop = loop;
        this.progress = progress;
        this.allowance = allowance;
    }

    /** Whether the decision only asks about a silent task. */
    static boolean isQuestion(Decision decision) {
        return decision.effects().size() == 1 && decision.effects().getFirst() instanceof Effect.DescribeTask;
    }

    void add(Turn turn) {
        if (waiting.isEmpty()) {
            askBefore = loop.decider().now().plus(LONGEST_WAIT);
        }
        waiting.add(turn);
    }

    /** Asks if the first has waited long enough. */
    void askInTime() {
        if (!waiting.isEmpty() && !loop.decider().now().isBefore(askBefore)) {
            ask();
        }
    }

    /** Asks about all waiting tasks, and handles the answers. */
    void ask() {
        Map<String, List<Turn>> byCluster = new HashMap<>();
        for (Turn turn : waiting) {
            byCluster
                    .computeIfAbsent(turn.stored().run().request().cluster(), cluster -> new ArrayList<>())
                    .add(turn);
        }
        waiting.clear();
        byCluster.forEach(this::ask);
    }

    private void ask(String cluster, List<Turn> turns) {
        List<TaskRef> tasks = turns.stream().map(turn -> question(turn).task()).toList();
        allowance.spend(Math.ceilDiv(tasks.size(), MOST_DESCRIBED));
        Map<TaskRef, DescribeAnswer> answers = finder.describe(cluster, tasks);
        for (Turn turn : turns) {
            Observation answered = Effects.answered(question(turn), answers);
            progress.trying(turn.stored().run().id().key(), () -> loop.act(loop.turn(turn.stored(), answered)));
        }
    }

    private static Effect.DescribeTask question(Turn turn) {
        return (Effect.DescribeTask) turn.decision().effects().getFirst();
    }
}

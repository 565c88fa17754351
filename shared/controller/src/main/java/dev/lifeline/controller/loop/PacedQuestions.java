package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.Pause;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.guard.Rate;
import dev.lifeline.lifecycle.guard.TokenBucket;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.TaskName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Asks ECS about tasks no faster than one reconciler may, and waits where it must: a decision lives on the answer. Of
 * what ECS grants an account for all readings of clusters, 20 a second with bursts of 100 (AWS "Request throttling for
 * the Amazon ECS API"), one reconciler takes an eighth; no more than four work at once, one for each shard of the due
 * index, so that half is left to others. That takes no word between them.
 */
final class PacedQuestions implements TaskRunner {
    static final Rate RATE = new Rate(2.5, 12);

    /** AWS ECS API, DescribeTasks: the most tasks of one call. */
    private static final int MOST_DESCRIBED = 100;

    /** ListTasks tells running tasks and stopped ones in answers of their own. */
    private static final int CALLS_TO_FIND = 2;

    private final TaskRunner runner;
    private final InstantSource clock;
    private final Pause pause;
    private TokenBucket bucket;

    PacedQuestions(TaskRunner runner, InstantSource clock, Pause pause) {
        this.runner = runner;
        this.clock = clock;
        this.pause = pause;
        this.bucket = TokenBucket.full(RATE, clock.instant());
    }

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        return runner.run(name, request);
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        return runner.stop(cluster, task, reason);
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
        await(Math.ceilDiv(tasks.size(), MOST_DESCRIBED));
        return runner.describe(cluster, tasks);
    }

    @Override
    public FindAnswer find(String cluster, TaskName name) {
        await(CALLS_TO_FIND);
        return runner.find(cluster, name);
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        return runner.definition(taskDefinition);
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        return runner.cluster(cluster);
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        await(1);
        return runner.details(cluster, task);
    }

    private void await(int calls) {
        for (int call = 0; call < calls; call++) {
            Instant now = clock.instant();
            if (bucket.take(RATE, now).isEmpty()) {
                pause.until(bucket.next(RATE, now));
            }
            bucket = bucket.take(RATE, clock.instant()).orElse(bucket);
        }
    }
}

package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Turns a run's own task into a stranger that differs in one property. */
final class AnyStranger {
    private AnyStranger() {}

    /** The properties that distinguish a task from the run's own. */
    enum Difference {
        STARTED_BY_NOBODY,
        STARTED_BY_ANOTHER_NONCE,
        STARTED_BY_AN_EARLIER_GENERATION,
        STARTED_FOR_ANOTHER_RUN,
        STARTED_IN_ANOTHER_NAMESPACE,
        STARTED_FOR_ANOTHER_ATTEMPT,
        ANOTHER_CLUSTER,
        ANOTHER_DEFINITION,
        ANOTHER_REVISION,
        CREATED_BEFORE_THE_RUN
    }

    static EcsTask of(Run run, EcsTask own, RandomGenerator random) {
        return of(run, own, Difference.values()[random.nextInt(Difference.values().length)]);
    }

    static EcsTask of(Run run, EcsTask own, Difference difference) {
        EcsTask.Placement placement = own.placement();
        TaskName name = placement.startedBy().flatMap(TaskName::parse).orElseThrow();
        Nonce nonce = name.nonce();
        return switch (difference) {
            case STARTED_BY_NOBODY -> startedBy(own, "");
            case STARTED_BY_ANOTHER_NONCE ->
                startedBy(
                        own,
                        with(name, new Nonce(nonce.generation(), "0".repeat(16)))
                                .startedBy());
            case STARTED_BY_AN_EARLIER_GENERATION ->
                startedBy(
                        own,
                        nonce.generation() == 1
                                ? with(name, new Nonce(1, "1".repeat(16))).startedBy()
                                : with(name, new Nonce(nonce.generation() - 1, nonce.random()))
                                        .startedBy());
            case STARTED_FOR_ANOTHER_RUN ->
                startedBy(
                        own,
                        new TaskName(
                                        name.namespace(),
                                        new RunId("another").key(),
                                        nonce,
                                        name.attempt(),
                                        Coverage.DECISIVE)
                                .startedBy());
            case STARTED_IN_ANOTHER_NAMESPACE ->
                startedBy(
                        own,
                        new TaskName(new Namespace("another"), name.run(), nonce, name.attempt(), Coverage.DECISIVE)
                                .startedBy());
            case STARTED_FOR_ANOTHER_ATTEMPT ->
                startedBy(
                        own,
                        new TaskName(name.namespace(), name.run(), nonce, name.attempt() + 7, Coverage.DECISIVE)
                                .startedBy());
            case ANOTHER_CLUSTER -> placed(own, "arn:aws:ecs:eu-west-1:111122223333:cluster/other", "etl:7");
            case ANOTHER_DEFINITION -> placed(own, "prod", "other:7");
            case ANOTHER_REVISION -> placed(own, "prod", "etl:71");
            case CREATED_BEFORE_THE_RUN ->
                created(own, run.created().minus(Ownership.CLOCK_SKEW).minusMillis(1));
        };
    }

    private static TaskName with(TaskName name, Nonce nonce) {
        return new TaskName(name.namespace(), name.run(), nonce, name.attempt(), Coverage.DECISIVE);
    }

    private static EcsTask startedBy(EcsTask own, String name) {
        return TaskSketch.startedBy(name, own);
    }

    private static EcsTask placed(EcsTask own, String cluster, String definition) {
        EcsTask.Placement placement = own.placement();
        return rebuilt(
                own,
                own.times(),
                new EcsTask.Placement(
                        cluster,
                        definition,
                        placement.group(),
                        placement.startedBy(),
                        placement.launchType(),
                        placement.capacityProvider(),
                        placement.containerInstance()));
    }

    static EcsTask created(EcsTask own, Instant at) {
        EcsTask.Times times = own.times();
        return rebuilt(
                own,
                new EcsTask.Times(
                        Optional.of(at), times.pullStarted(), times.pullStopped(), times.started(), times.stopped()),
                own.placement());
    }

    private static EcsTask rebuilt(EcsTask own, EcsTask.Times times, EcsTask.Placement placement) {
        return new EcsTask(
                own.ref(),
                own.version(),
                own.lastStatus(),
                own.desiredStatus(),
                own.stop(),
                times,
                placement,
                own.containers());
    }
}

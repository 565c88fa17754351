package dev.lifeline.controller.loop;

import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.loop.EventReceiver.Received;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.port.AdoptingPolicies;
import dev.lifeline.controller.port.RunStore.SaveResult;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.controller.port.TaskRunner.DetailsAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.Supervisor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes up tasks that others launched, where a policy's {@code match} says so. Such a task is the first attempt of a
 * run that is named by the task's id; the attempts after it are Lifeline's own.
 *
 * <p>An event of a task that no policy matches costs nothing. How a task was launched is asked once, at first sight and
 * before anything is decided: StopTask deletes its tags.
 */
final class Adopter {
    /** ECS remembers a stopped task for about as long; an older event is an echo. */
    private static final Duration LATE = Duration.ofHours(1);

    private final Surroundings surroundings;
    private final AdoptingPolicies policies;
    private final RunLoop loop;

    Adopter(Surroundings surroundings, AdoptingPolicies policies) {
        this.surroundings = surroundings;
        this.policies = policies;
        this.loop = new RunLoop(surroundings);
    }

    Received receive(TaskDetail detail) {
        EcsTask task = detail.task();
        if (task.placement().ownedByService()) {
            return notOurs(task, "is owned by " + task.placement().group().orElse("a service"));
        }
        Optional<PolicyDocument> policy = policies.adopting(task);
        Optional<RunId> id = RunId.parse(task.ref().id());
        if (policy.isEmpty() || id.isEmpty()) {
            return notOurs(task, "was not started by Lifeline, and no policy adopts it");
        }
        return loop.observe(id.get(), new TaskSeen(1, task)).isPresent()
                ? new Received.Delivered(List.of(id.get()))
                : atFirstSight(id.get(), detail, policy.get());
    }

    private Received atFirstSight(RunId id, TaskDetail detail, PolicyDocument policy) {
        EcsTask task = detail.task();
        if (task.isStopped() && endedLongAgo(task)) {
            return notOurs(task, "ended more than " + LATE.toHours() + " h ago: too late to be adopted");
        }
        TaskRunner runner = surroundings.runner();
        String cluster = task.placement().cluster();
        DetailsAnswer details = runner.details(cluster, task.ref());
        if (details instanceof DetailsAnswer.Missing && !task.isStopped()) {
            return notOurs(task, "is not known to ECS: not yet, or no more");
        }
        adopt(
                id,
                new LaunchEvidence(
                        detail,
                        policy.launch(),
                        details,
                        runner.definition(task.placement().taskDefinition())),
                policy);
        return new Received.Delivered(List.of(id));
    }

    private void adopt(RunId id, LaunchEvidence evidence, PolicyDocument policy) {
        EcsTask task = evidence.latest();
        Decision decision = surroundings.decide(
                policy.policy(), circumstances -> Supervisor.adopt(id, evidence.adoption(), task, circumstances));
        switch (surroundings.store().create(decision.run(), decision.explanation())) {
            case SaveResult.Saved saved -> {
                surroundings.log().decided(id, decision);
                loop.act(new Turn(new Stored(decision.run(), saved.revision()), decision));
            }
            case SaveResult.Lost lost ->
                loop.act(loop.turn(lost.winner().orElseThrow(() -> new Contention(id, 1)), new TaskSeen(1, task)));
        }
    }

    private boolean endedLongAgo(EcsTask task) {
        Instant earliest = surroundings.clock().instant().minus(LATE);
        return task.times()
                .stopped()
                .or(() -> task.times().created())
                .filter(ended -> ended.isBefore(earliest))
                .isPresent();
    }

    private static Received notOurs(EcsTask task, String why) {
        return new Received.NotOurs("task " + task.ref().id() + " " + why);
    }
}

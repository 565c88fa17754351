package dev.lifeline.whatif.history;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.run.Adoption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the end of a task as the core does: how its attempt ended, and why. No rule of a policy is asked about it. */
final class TaskReading {
    /** Without rules no attempt follows. */
    private static final Policy NO_RULES = new Policy(
            "what-if", 0, Mode.ENFORCE, PullBehavior.DEFAULT, List.of(), Map.of(), Timeouts.NONE, Optional.empty());

    private TaskReading() {}

    /** The attempt of a task that is STOPPED. */
    static AttemptFact ofTask(EcsTask task, LaunchRequest request, Instant seen) {
        Decision read = Supervisor.adopt(anyone(), new Adoption(request, List.of()), task, at(seen));
        Instant ended = task.times().stopped().orElse(seen);
        Instant created = task.times().created().orElse(ended);
        AttemptFact fact = fact(read, created, ended);
        return fact.why()
                .flatMap(failed -> OwnLimit.of(task))
                .map(limit -> fact.cut(fact.ended(), limit))
                .orElse(fact);
    }

    /** The attempt of a launch that ECS refused. */
    static AttemptFact ofRefusal(LaunchFailure failure, LaunchRequest request, Instant seen) {
        return fact(
                Supervisor.adoptRefused(
                        anyone(), new Adoption(request, List.of()), new LaunchAnswer.NotPlaced(failure), at(seen)),
                seen,
                seen);
    }

    private static AttemptFact fact(Decision read, Instant created, Instant ended) {
        Attempt over = read.run().attempt();
        return new AttemptFact(over, read.explanation().cause(), created, ended.isBefore(created) ? created : ended);
    }

    private static Identity anyone() {
        return new Identity(
                new RunId("what-if"), new Namespace("whatif"), Nonce.first(0), Coverage.DECISIVE, "what-if");
    }

    private static Circumstances at(Instant now) {
        return new Circumstances(NO_RULES, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, 0.5);
    }
}

package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.RunKey;
import dev.lifeline.lifecycle.run.TaskName;
import java.util.Optional;

/** An attempt of a run. */
record AttemptName(RunKey run, int attempt) {
    static AttemptName of(TaskName name) {
        return new AttemptName(name.run(), name.attempt());
    }

    /** The attempt whose the task says that it is. */
    static Optional<AttemptName> of(EcsTask task) {
        return task.placement().startedBy().flatMap(TaskName::parse).map(AttemptName::of);
    }
}

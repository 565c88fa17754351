package dev.lifeline.controller.ecs;

import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;

/**
 * Launches and stops tasks in Amazon ECS. No method throws because of ECS or the network: a refusal, a throttle or a
 * time-out is an answer to decide about. A call is made once; the core decides whether to repeat it.
 */
public interface TaskRunner {

    /**
     * RunTask for one attempt, with {@link TaskName#clientToken} and {@link TaskName#startedBy}: repeated, it returns
     * the existing task.
     */
    LaunchAnswer run(TaskName name, LaunchRequest request);

    /** StopTask. */
    StopAnswer stop(String cluster, TaskRef task, String reason);
}

package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.TaskName;

/**
 * Launches and stops tasks in Amazon ECS. No method throws for what ECS or the network does: a refusal, a throttle, a
 * time-out are answers, since each of them is something to decide about. A call is made once; when to repeat it is the
 * core's decision.
 */
public interface TaskRunner {

    /**
     * RunTask for one attempt, with {@link TaskName#clientToken} and {@link TaskName#startedBy}: repeated, it answers
     * the task that exists.
     */
    LaunchAnswer run(TaskName name, LaunchRequest request);

    /** StopTask. */
    StopAnswer stop(String cluster, TaskRef task, String reason);
}

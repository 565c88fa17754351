package dev.lifeline.tests;

import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.Set;

/** What the template's rule matches among the events of a stack's own tasks, for tests without EventBridge. */
public final class OwnTaskRule {
    private static final Set<EcsStatus> START = Set.of(Known.PROVISIONING, Known.PENDING, Known.ACTIVATING);

    private OwnTaskRule() {}

    /** Whether the rule matches the event with this snapshot, of a task with this name. */
    public static boolean takes(TaskName name, EcsTask task) {
        return name.coverage() == Coverage.EVERY_STATE || isDecisive(task);
    }

    private static boolean isDecisive(EcsTask task) {
        if (task.containers().stream().anyMatch(container -> container.reason().isPresent())) {
            return true;
        }
        if (task.lastStatus() == Known.STOPPING) {
            return false;
        }
        return !START.contains(task.lastStatus())
                || task.desiredStatus() == Known.STOPPED
                || task.containers().stream()
                        .anyMatch(container -> container.exitCode().isPresent())
                || (task.lastStatus() == Known.PENDING
                        && task.placement().containerInstance().isPresent());
    }
}

package dev.lifeline.tests;

import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.Set;

/** What the template's rule takes of the events about a stack's own tasks, for tests that run without EventBridge. */
public final class OwnTaskRule {
    private static final Set<EcsStatus> START = Set.of(Known.PROVISIONING, Known.PENDING, Known.ACTIVATING);

    private OwnTaskRule() {}

    /** Whether the event with this snapshot is taken, of a task of this name. */
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

package dev.lifeline.controller.policy;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.text.Glob;
import dev.lifeline.lifecycle.text.Normal;
import java.util.Optional;

/**
 * Picks tasks; all that is present must hold. Names are compared without regard to case, and what a task does not have
 * counts as empty.
 *
 * @param cluster the cluster's name, without its ARN
 * @param family the task definition's family, without ARN and revision
 */
public record TaskSelector(
        Optional<Glob> cluster,
        Optional<Glob> family,
        Optional<Glob> group,
        Optional<Glob> startedBy,
        Optional<LaunchType.Known> launchType) {

    /**
     * Whether this picks a task that is placed so. A service's task is never picked: its scheduler replaces it by
     * itself.
     */
    public boolean matches(EcsTask.Placement placement) {
        return !placement.ownedByEcs()
                && like(cluster, afterSlash(placement.cluster()))
                && like(family, family(placement.taskDefinition()))
                && like(group, placement.group().orElse(""))
                && like(startedBy, placement.startedBy().orElse(""))
                && launchType
                        .map(type -> placement.launchType().filter(type::equals).isPresent())
                        .orElse(true);
    }

    private static boolean like(Optional<Glob> wanted, String text) {
        return wanted.map(glob -> glob.matches(new Normal(text))).orElse(true);
    }

    private static String family(String taskDefinition) {
        String name = afterSlash(taskDefinition);
        int revision = name.indexOf(':');
        return revision < 0 ? name : name.substring(0, revision);
    }

    private static String afterSlash(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}

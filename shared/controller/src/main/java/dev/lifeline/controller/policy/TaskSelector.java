package dev.lifeline.controller.policy;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.text.Glob;
import dev.lifeline.lifecycle.text.NormalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Selects tasks; all present keys must match. Names are compared ignoring case, and a missing field of a task counts as
 * empty.
 *
 * @param cluster the cluster's name, without its ARN
 * @param family the task definition's family, without ARN and revision
 */
public record TaskSelector(
        Optional<Glob> cluster,
        Optional<Glob> family,
        Optional<Glob> group,
        Optional<Glob> startedBy,
        Optional<LaunchType.KnownLaunchType> launchType) {

    /**
     * Whether this selects a task with this placement. It never selects a service's task, which its scheduler replaces.
     */
    public boolean matches(EcsTask.Placement placement) {
        return !placement.ownedByEcs() && misses(placement).isEmpty();
    }

    /** Each condition that does not match, such as {@code family etl* does not match web}. */
    public List<String> misses(EcsTask.Placement placement) {
        List<String> misses = new ArrayList<>();
        cluster.ifPresent(glob -> miss("cluster", glob, ResourceNames.cluster(placement.cluster()), misses));
        family.ifPresent(glob -> miss("family", glob, ResourceNames.family(placement.taskDefinition()), misses));
        group.ifPresent(glob -> miss("group", glob, placement.group().orElse(""), misses));
        startedBy.ifPresent(
                glob -> miss("startedBy", glob, placement.startedBy().orElse(""), misses));
        launchType
                .filter(type -> placement.launchType().filter(type::equals).isEmpty())
                .ifPresent(type -> misses.add("launchType " + type + " is not "
                        + placement.launchType().map(Object::toString).orElse("known of the task")));
        return misses;
    }

    private static void miss(String field, Glob wanted, String text, List<String> misses) {
        if (!wanted.matches(new NormalizedText(text))) {
            misses.add(field + " " + wanted + " does not match " + (text.isEmpty() ? "an empty text" : text));
        }
    }

    /** The conditions, such as {@code cluster prod, family etl*}. */
    @Override
    public String toString() {
        List<String> conditions = new ArrayList<>();
        cluster.ifPresent(glob -> conditions.add("cluster " + glob));
        family.ifPresent(glob -> conditions.add("family " + glob));
        group.ifPresent(glob -> conditions.add("group " + glob));
        startedBy.ifPresent(glob -> conditions.add("startedBy " + glob));
        launchType.ifPresent(type -> conditions.add("launchType " + type));
        return conditions.isEmpty() ? "any task" : String.join(", ", conditions);
    }
}

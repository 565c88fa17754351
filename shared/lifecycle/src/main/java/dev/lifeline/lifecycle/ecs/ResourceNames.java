package dev.lifeline.lifecycle.ecs;

/**
 * The names of clusters and task definitions. A request may have a short name; ECS always returns an ARN. A short name
 * is compared without account, region and partition.
 */
public final class ResourceNames {
    private ResourceNames() {}

    /** Both are a cluster's name or ARN. */
    public static boolean isSameCluster(String asked, String told) {
        return (isArn(asked) && isArn(told)) ? asked.equals(told) : last(asked).equals(last(told));
    }

    /** {@code asked} may omit the revision, and then matches any. */
    public static boolean isSameDefinition(String asked, String told) {
        if (isArn(asked) && isArn(told)) {
            return asked.equals(told) || told.startsWith(asked + ":");
        }
        return last(told).equals(last(asked)) || last(told).startsWith(last(asked) + ":");
    }

    /** The cluster's name, without its ARN. */
    public static String cluster(String name) {
        return last(name);
    }

    /** The task definition's family, without ARN and revision. */
    public static String family(String taskDefinition) {
        String name = last(taskDefinition);
        int revision = name.indexOf(':');
        return revision < 0 ? name : name.substring(0, revision);
    }

    private static boolean isArn(String name) {
        return name.startsWith("arn:");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}

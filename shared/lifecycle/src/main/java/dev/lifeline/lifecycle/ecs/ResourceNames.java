package dev.lifeline.lifecycle.ecs;

/**
 * Whether two names mean the same cluster or task definition. A request may give a short name; ECS always answers with
 * an ARN. Of a short name everything but account, region and partition is compared.
 */
public final class ResourceNames {
    private ResourceNames() {}

    /** Each a cluster's name or ARN. */
    public static boolean isSameCluster(String asked, String told) {
        return (isArn(asked) && isArn(told)) ? asked.equals(told) : last(asked).equals(last(told));
    }

    /** {@code asked} may leave out the revision, and then means any. */
    public static boolean isSameDefinition(String asked, String told) {
        if (isArn(asked) && isArn(told)) {
            return asked.equals(told) || told.startsWith(asked + ":");
        }
        return last(told).equals(last(asked)) || last(told).startsWith(last(asked) + ":");
    }

    private static boolean isArn(String name) {
        return name.startsWith("arn:");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}

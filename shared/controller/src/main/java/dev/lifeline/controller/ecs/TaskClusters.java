package dev.lifeline.controller.ecs;

/** Asks Amazon ECS about clusters. No answer is a result as well; nothing is thrown. */
@FunctionalInterface
public interface TaskClusters {

    /** DescribeClusters: whether tasks can be launched in it. */
    ClusterAnswer cluster(String cluster);

    /** The state of a cluster. */
    sealed interface ClusterAnswer {

        /** Tasks can be launched in it. */
        record Active() implements ClusterAnswer {}

        /** It is missing, or is being created or deleted. */
        record NoSuchCluster(String error) implements ClusterAnswer {}

        /** ECS did not answer. */
        record ClusterUnanswered(String error) implements ClusterAnswer {}
    }
}

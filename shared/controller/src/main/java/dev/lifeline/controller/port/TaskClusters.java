package dev.lifeline.controller.port;

/** Asks Amazon ECS about clusters. That it does not answer is an answer, too; nothing is thrown. */
@FunctionalInterface
public interface TaskClusters {

    /** DescribeClusters: whether tasks can be launched in it. */
    ClusterAnswer cluster(String cluster);

    /** What ECS says about a cluster. */
    sealed interface ClusterAnswer {

        /** Tasks can be launched in it. */
        record Active() implements ClusterAnswer {}

        /** There is none, or it is being made or deleted. */
        record Missing(String error) implements ClusterAnswer {}

        /** ECS did not answer. */
        record Unknown(String error) implements ClusterAnswer {}
    }
}

package dev.lifeline.aws.ecs;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.controller.ecs.TaskClusters;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;

/** Asks Amazon ECS about clusters; the client must not repeat calls. */
public record EcsTaskClusters(Supplier<EcsClient> client) implements TaskClusters {

    @Override
    public ClusterAnswer cluster(String cluster) {
        try {
            DescribeClustersResponse response = client.get().describeClusters(request -> request.clusters(cluster));
            return response.clusters().stream()
                    .findFirst()
                    .map(EcsTaskClusters::found)
                    .orElseGet(() -> new ClusterAnswer.NoSuchCluster("there is no cluster " + cluster));
        } catch (ClusterNotFoundException | InvalidParameterException failure) {
            return new ClusterAnswer.NoSuchCluster(ErrorText.of(failure));
        } catch (SdkException failure) {
            return new ClusterAnswer.ClusterUnanswered(ErrorText.of(failure));
        }
    }

    private static ClusterAnswer found(Cluster cluster) {
        return "ACTIVE".equals(cluster.status())
                ? new ClusterAnswer.Active()
                : new ClusterAnswer.NoSuchCluster("cluster " + cluster.clusterName() + " is " + cluster.status());
    }
}

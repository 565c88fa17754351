package dev.lifeline.controller.event;

import dev.lifeline.controller.event.ResourceArn.Kind;
import java.util.Optional;

/**
 * What a container instance event says.
 *
 * @param cluster the ARN of its cluster; absent where neither the instance's own ARN nor the event names it
 */
public record InstanceDetail(String containerInstanceArn, Optional<String> cluster, News news) {

    /** What is new of the instance, as far as the attempts on it are concerned. */
    public enum News {
        /** It is deregistered or terminated and does not come back: ECS reports no task of it any more. */
        GONE,
        /** ECS finds it unhealthy, ahead of INACTIVE: its tasks may be lost, and their events as well. */
        IMPAIRED,
        /**
         * Nothing that matters to them: other statuses, other health, also words that AWS may add. ECS agents
         * disconnect and reconnect several times an hour, which is no sign of trouble (AWS "Amazon ECS container
         * instance state change events").
         */
        NONE
    }

    /** An "ECS Container Instance State Change". */
    static InstanceDetail ofState(WireFields detail) {
        return read(detail, "status", "INACTIVE", News.GONE);
    }

    /** An "ECS Container Instance Health Change". */
    static InstanceDetail ofHealth(WireFields detail) {
        return read(detail, "overallStatus", "IMPAIRED", News.IMPAIRED);
    }

    private static InstanceDetail read(WireFields detail, String field, String word, News news) {
        String arn = ResourceArn.read(detail, "containerInstanceArn", Kind.CONTAINER_INSTANCE);
        WireFields facts = detail.tolerant();
        return new InstanceDetail(
                arn,
                ResourceArn.cluster(arn).or(() -> facts.optionalText("clusterArn")),
                facts.optionalText(field).filter(word::equalsIgnoreCase).isPresent() ? news : News.NONE);
    }
}

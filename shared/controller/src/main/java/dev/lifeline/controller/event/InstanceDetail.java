package dev.lifeline.controller.event;

import dev.lifeline.controller.event.ResourceArn.Kind;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
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
    static final Shape<InstanceDetail> STATE = event("status", "INACTIVE", News.GONE);

    /** An "ECS Container Instance Health Change". */
    static final Shape<InstanceDetail> HEALTH = event("overallStatus", "IMPAIRED", News.IMPAIRED);

    private static Shape<InstanceDetail> event(String field, String word, News news) {
        Shape<String> instance = ResourceArn.shape(Kind.CONTAINER_INSTANCE);
        return EventParser.ofDetail(Shapes.record(detail -> {
            String arn = detail.field("containerInstanceArn", instance);
            Optional<String> cluster = detail.optional("clusterArn", Shapes.TEXT);
            Optional<String> said = detail.optional(field, Shapes.TEXT).filter(word::equalsIgnoreCase);
            return new InstanceDetail(
                    arn, ResourceArn.cluster(arn).or(() -> cluster), said.isPresent() ? news : News.NONE);
        }));
    }
}

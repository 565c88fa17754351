package dev.lifeline.controller.event;

import dev.lifeline.controller.event.ResourceArn.ResourceKind;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import java.util.Optional;

/**
 * The detail of a container instance event.
 *
 * @param cluster the ARN of its cluster; absent if neither the instance's ARN nor the event names it
 */
public record InstanceDetail(String containerInstanceArn, Optional<String> cluster, News news) {

    /** The news about the instance that concerns attempts on it. */
    public enum News {
        /** It is deregistered or terminated permanently: ECS no longer reports its tasks. */
        GONE,
        /** ECS reports it as unhealthy, before INACTIVE: its tasks and their events may be lost. */
        IMPAIRED,
        /**
         * Nothing that concerns attempts: other statuses or health, including new words of AWS. ECS agents disconnect
         * and reconnect several times per hour in normal operation (AWS "Amazon ECS container instance state change
         * events").
         */
        NONE
    }

    /** An "ECS Container Instance State Change". */
    static final Shape<InstanceDetail> STATE = event("status", "INACTIVE", News.GONE);

    /** An "ECS Container Instance Health Change". */
    static final Shape<InstanceDetail> HEALTH = event("overallStatus", "IMPAIRED", News.IMPAIRED);

    private static Shape<InstanceDetail> event(String field, String word, News news) {
        Shape<String> instance = ResourceArn.shape(ResourceKind.CONTAINER_INSTANCE);
        return Envelope.ofDetail(Shapes.record(detail -> {
            String arn = detail.field("containerInstanceArn", instance);
            Optional<String> cluster = detail.optional("clusterArn", Shapes.TEXT);
            Optional<String> said = detail.optional(field, Shapes.TEXT).filter(word::equalsIgnoreCase);
            return new InstanceDetail(
                    arn, ResourceArn.cluster(arn).or(() -> cluster), said.isPresent() ? news : News.NONE);
        }));
    }
}

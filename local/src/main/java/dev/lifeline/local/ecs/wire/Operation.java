package dev.lifeline.local.ecs.wire;

import dev.lifeline.local.ecs.EcsErrorCode;
import dev.lifeline.local.ecs.EcsException;
import java.util.Arrays;

/** The operations that the endpoint speaks, by their names in {@code X-Amz-Target}. */
enum Operation {
    CREATE_CLUSTER("CreateCluster"),
    DESCRIBE_CLUSTERS("DescribeClusters"),
    REGISTER_TASK_DEFINITION("RegisterTaskDefinition"),
    DEREGISTER_TASK_DEFINITION("DeregisterTaskDefinition"),
    DESCRIBE_TASK_DEFINITION("DescribeTaskDefinition"),
    RUN_TASK("RunTask"),
    STOP_TASK("StopTask"),
    DESCRIBE_TASKS("DescribeTasks"),
    LIST_TASKS("ListTasks"),
    TAG_RESOURCE("TagResource"),
    LIST_TAGS_FOR_RESOURCE("ListTagsForResource");

    private static final String SERVICE = "AmazonEC2ContainerServiceV20141113.";

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static Operation ofTarget(String target) {
        return Arrays.stream(values())
                .filter(operation -> target.equals(SERVICE + operation.wireName))
                .findFirst()
                .orElseThrow(() -> new EcsException(
                        EcsErrorCode.UNKNOWN_OPERATION,
                        "The simulated ECS does not know the operation '" + target + "'."));
    }
}

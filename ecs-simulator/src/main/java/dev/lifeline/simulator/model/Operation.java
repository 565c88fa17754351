package dev.lifeline.simulator.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operations of the ECS API that the simulator speaks, by their names on the wire. */
public enum Operation {
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

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The operation of this name. */
    public static Optional<Operation> of(String wireName) {
        return Arrays.stream(values())
                .filter(operation -> operation.wireName.equals(wireName))
                .findFirst();
    }

    /** The names of all of them. */
    public static String names() {
        return Arrays.stream(values()).map(Operation::wireName).collect(Collectors.joining(", "));
    }
}

package dev.lifeline.tests.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Samples;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.List;

/** Sample events in a stack of {@link DeployedRules}, or near it. */
final class StackEvents {
    static final String CLUSTERS = "arn:aws:ecs:us-east-1:111122223333:cluster/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private StackEvents() {}

    /** EventBridge could send it: it is JSON, and an object with a detail. */
    static boolean isEvent(String file) {
        try {
            return JSON.readTree(Samples.read(file)).path("detail").isObject();
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    /** A task that this stack launched. */
    static ObjectNode own() {
        return startedBy(foreign(), name("prod"));
    }

    static TaskName name(String namespace) {
        return name(namespace, Coverage.DECISIVE);
    }

    static TaskName name(String namespace, Coverage coverage) {
        return new TaskName(new Namespace(namespace), Runs.ID.key(), Nonce.first(1), 1, coverage);
    }

    static ObjectNode foreign() {
        ObjectNode event = here(read("exit-0-ec2.json"));
        detail(event).remove(List.of("startedBy", "group"));
        return event;
    }

    static ObjectNode startedBy(ObjectNode event, TaskName name) {
        return with(event, "startedBy", name.startedBy());
    }

    static ObjectNode with(ObjectNode event, String field, String value) {
        detail(event).put(field, value);
        return event;
    }

    /** The sample in the account, region and cluster of the stack. */
    static ObjectNode here(ObjectNode event) {
        event.put("account", "111122223333").put("region", "us-east-1");
        if (detail(event).has("clusterArn")) {
            detail(event).put("clusterArn", CLUSTERS + "prod");
        }
        return event;
    }

    static ObjectNode detail(ObjectNode event) {
        return event.withObject("/detail");
    }

    static ObjectNode read(String file) {
        try {
            return (ObjectNode) JSON.readTree(Samples.read(file));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(file, broken);
        }
    }
}

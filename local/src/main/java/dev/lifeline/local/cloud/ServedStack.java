package dev.lifeline.local.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.InvokedFunction;
import dev.lifeline.local.sqs.QueueUrl;
import dev.lifeline.local.template.Queue;
import dev.lifeline.local.template.Template;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The local cloud as its clients find it, with everything that CloudFormation says of a deployed stack.
 *
 * @param functions by their names, each as an invocation names it
 */
public record ServedStack(
        CloudEndpoints endpoints, Template template, Map<String, InvokedFunction> functions, CloudClock clock) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public ServedStack {
        functions = Map.copyOf(functions);
    }

    /**
     * Where the services listen.
     *
     * @param services of all services
     */
    public record CloudEndpoints(URI ecs, URI dynamoDb, URI services) {}

    /** The values of the stack's outputs, by name: of functions their ARNs, of queues their URLs. */
    public Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>();
        template.outputs().forEach((name, id) -> outputs.put(name, value(id)));
        return outputs;
    }

    private String value(String logicalId) {
        return Optional.ofNullable(functions.get(logicalId))
                .map(InvokedFunction::arn)
                .orElseGet(() -> isQueue(logicalId) ? QueueUrl.of(endpoints.services(), logicalId) : logicalId);
    }

    private boolean isQueue(String logicalId) {
        return template.queues().stream().map(Queue::logicalId).anyMatch(logicalId::equals);
    }

    /**
     * The content of the {@link LocalFile}.
     *
     * @param pid of the process that serves it
     */
    public String json(long pid) {
        ObjectNode stack = MAPPER.createObjectNode().put("pid", pid);
        stack.putObject("endpoints")
                .put("ecs", endpoints.ecs().toString())
                .put("logs", endpoints.ecs().toString())
                .put("dynamodb", endpoints.dynamoDb().toString())
                .put("lambda", endpoints.services().toString())
                .put("sqs", endpoints.services().toString())
                .put("sfn", endpoints.services().toString());
        stack.putObject("clock").put("began", clock.began().toString()).put("speed", clock.speed());
        stack.put("stack", "local").put("table", template.tables().getFirst().logicalId());
        ObjectNode arns = stack.putObject("functions");
        new TreeMap<>(functions).forEach((name, function) -> arns.put(name, function.arn()));
        ObjectNode queues = stack.putObject("queues");
        ObjectNode all = stack.putObject("outputs");
        outputs().forEach((name, value) -> {
            all.put(name, value);
            if (isQueue(template.outputs().getOrDefault(name, ""))) {
                queues.put(name, value);
            }
        });
        return stack.toPrettyString() + "\n";
    }
}

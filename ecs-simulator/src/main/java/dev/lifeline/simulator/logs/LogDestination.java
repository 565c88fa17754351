package dev.lifeline.simulator.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where the log driver {@code awslogs} writes.
 *
 * @param prefix of the streams; without one, which only EC2 allows, a stream is named as the container's runtime id
 */
public record LogDestination(String group, Optional<String> prefix) {

    /**
     * The destination of a container; empty if it has another log driver or none.
     *
     * @param taskDefinition as it was registered
     */
    public static Optional<LogDestination> of(ObjectNode taskDefinition, String container) {
        return definitions(taskDefinition)
                .filter(definition -> definition.path("name").asText().equals(container))
                .flatMap(definition -> of(definition).stream())
                .findFirst();
    }

    /** The groups that the containers of a task definition write to. */
    public static Stream<String> groups(ObjectNode taskDefinition) {
        return definitions(taskDefinition)
                .flatMap(definition -> of(definition).stream())
                .map(LogDestination::group);
    }

    private static Stream<JsonNode> definitions(ObjectNode taskDefinition) {
        return StreamSupport.stream(taskDefinition.path("containerDefinitions").spliterator(), false);
    }

    private static Optional<LogDestination> of(JsonNode definition) {
        JsonNode options = definition.at("/logConfiguration/options");
        String group = options.path("awslogs-group").asText();
        return definition.at("/logConfiguration/logDriver").asText().equals("awslogs") && !group.isEmpty()
                ? Optional.of(new LogDestination(
                        group,
                        Optional.of(options.path("awslogs-stream-prefix").asText())
                                .filter(prefix -> !prefix.isEmpty())))
                : Optional.empty();
    }

    /** The stream of one container of a task. */
    public String stream(String container, String taskId, String runtimeId) {
        return prefix.map(text -> text + "/" + container + "/" + taskId).orElse(runtimeId);
    }
}

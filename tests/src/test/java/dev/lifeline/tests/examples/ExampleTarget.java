package dev.lifeline.tests.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.template.Deployed;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Ruler;

/** A rule of an example's stack with its one target, as EventBridge reads it. */
record ExampleTarget(JsonNode rule) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ExampleTarget of(String file, String logicalId, Map<String, String> parameters)
            throws JsonProcessingException {
        String rule = JSON.valueToTree(
                        Deployed.example(Repository.ROOT.resolve(file)).properties(logicalId))
                .toString();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            rule = rule.replace("${" + parameter.getKey() + "}", parameter.getValue());
        }
        return new ExampleTarget(JSON.readTree(rule));
    }

    boolean matches(JsonNode event) throws Exception { // the matcher declares it
        return Ruler.matchesRule(event.toString(), rule.path("EventPattern").toString());
    }

    /** What the target gets: each {@code <name>} of the template is the text at its path in the event. */
    String input(JsonNode event) throws JsonProcessingException {
        JsonNode transformer = rule.path("Targets").path(0).path("InputTransformer");
        String input = transformer.path("InputTemplate").asText();
        for (Map.Entry<String, JsonNode> path :
                List.copyOf(transformer.path("InputPathsMap").properties())) {
            JsonNode value = event.at(path.getValue().asText().substring(1).replace('.', '/'));
            String quoted = JSON.writeValueAsString(value.asText());
            input = input.replace("<" + path.getKey() + ">", quoted.substring(1, quoted.length() - 1));
        }
        return input;
    }
}

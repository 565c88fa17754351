package dev.lifeline.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;

/** Short forms of the overrides that are used most. Values of the environment are never printed. */
final class ContainerFlags {
    @Option(
            names = "--container",
            description = "the container for --command and --env (default: the only one in the overrides)")
    private Optional<String> container = Optional.empty();

    @Option(
            names = "--command",
            arity = "1..*",
            paramLabel = "WORD",
            description = "the container's command: words, or one JSON list; options of lifeline end it")
    private List<String> command = List.of();

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME[=VALUE]",
            description = "a variable for the container; without a value, that of this shell")
    private List<String> environment = List.of();

    @Option(names = "--cpu", description = "CPU units of the task, such as 512")
    private Optional<String> cpu = Optional.empty();

    @Option(names = "--memory", description = "memory of the task in MiB, such as 1024")
    private Optional<String> memory = Optional.empty();

    /** Adds to the overrides of the request. */
    void into(ObjectNode request) {
        if (container.isEmpty() && command.isEmpty() && environment.isEmpty() && cpu.isEmpty() && memory.isEmpty()) {
            return;
        }
        ObjectNode overrides = object(request, "overrides");
        cpu.ifPresent(value -> overrides.put("cpu", value));
        memory.ifPresent(value -> overrides.put("memory", value));
        if (!command.isEmpty() || !environment.isEmpty()) {
            ObjectNode changed = container(list(overrides, "containerOverrides"));
            if (!command.isEmpty()) {
                changed.set("command", words());
            }
            environment.forEach(variable -> set(list(changed, "environment"), variable));
        }
    }

    private JsonNode words() {
        if (command.size() == 1 && command.getFirst().startsWith("[")) {
            return Shorthand.json("--command", command.getFirst());
        }
        ArrayNode words = JsonTree.array();
        command.forEach(words::add);
        return words;
    }

    private ObjectNode container(ArrayNode all) {
        Optional<String> wanted = container.or(() ->
                all.size() == 1 ? Optional.ofNullable(all.get(0).path("name").textValue()) : Optional.empty());
        String name = wanted.orElseThrow(() ->
                new WrongInput("--command and --env: name the container with --container, as its definition does"));
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path("name").asText().equals(name))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseGet(() -> all.addObject().put("name", name));
    }

    /** A variable of a file is replaced. */
    private static void set(ArrayNode all, String variable) {
        String[] parts = variable.split("=", 2);
        String value = parts.length == 2
                ? parts[1]
                : Optional.ofNullable(System.getenv(parts[0]))
                        .orElseThrow(() -> new WrongInput(
                                "--env: this shell has no variable " + parts[0] + "; write NAME=VALUE, or export it"));
        for (int index = all.size() - 1; index >= 0; index--) {
            if (all.get(index).path("name").asText().equals(parts[0])) {
                all.remove(index);
            }
        }
        all.addObject().put("name", parts[0]).put("value", value);
    }

    private static ObjectNode object(ObjectNode parent, String field) {
        if (!parent.has(field)) {
            parent.putObject(field);
        }
        if (parent.get(field) instanceof ObjectNode object) {
            return object;
        }
        throw refusal(field);
    }

    private static ArrayNode list(ObjectNode parent, String field) {
        if (!parent.has(field)) {
            parent.putArray(field);
        }
        if (parent.get(field) instanceof ArrayNode list) {
            return list;
        }
        throw refusal(field);
    }

    private static WrongInput refusal(String field) {
        return new WrongInput(field + " in the file or in --overrides has another type than in RunTask");
    }
}

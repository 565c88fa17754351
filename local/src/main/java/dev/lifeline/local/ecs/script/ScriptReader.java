package dev.lifeline.local.ecs.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.local.ecs.model.Operation;
import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a script written in YAML, and refuses a broken one with all its problems at once. */
public final class ScriptReader {
    private ScriptReader() {}

    /**
     * Reads a file.
     *
     * @throws BrokenScriptException if the script is not one
     */
    public static Script read(Path file) throws IOException {
        return read(file.toString(), Files.readString(file));
    }

    /**
     * Reads a text.
     *
     * @param name what problems call the file
     * @throws BrokenScriptException if the script is not one
     */
    public static Script read(String name, String yaml) {
        YamlMap.Problems problems = new YamlMap.Problems(name, new ArrayList<>());
        JsonNode document = parse(problems, yaml);
        Script script = problems.found().isEmpty() ? script(problems, document) : Script.NOTHING_FAILS;
        if (!problems.found().isEmpty()) {
            throw new BrokenScriptException(problems.found());
        }
        return script;
    }

    /** The document of a YAML text; an empty one, and problems, where it is none. */
    public static JsonNode parse(YamlMap.Problems problems, String yaml) {
        return switch (YamlText.json(yaml)) {
            case Requested.Valid<JsonNode> document ->
                document.value().isNull() ? JsonNodeFactory.instance.objectNode() : document.value();
            case Requested.Invalid<JsonNode> broken -> {
                broken.problems().forEach(problem -> problems.add("", problem + ".", "Correct the layout."));
                yield JsonNodeFactory.instance.objectNode();
            }
        };
    }

    private static Script script(YamlMap.Problems problems, JsonNode document) {
        try (YamlMap root = YamlMap.of(problems, "", document)) {
            return read(root);
        }
    }

    /** Reads a script that is a part of another document. */
    public static Script read(YamlMap map) {
        return new Script(
                map.map("durations", ScriptReader::durations).orElse(Durations.DEFAULT),
                map.list("behaviours", ScriptReader::behaviour),
                map.list("calls", ScriptReader::call));
    }

    private static Behaviour behaviour(YamlMap map) {
        Selector selector = map.map("select", ScriptReader::selector).orElse(Selector.ANY_TASK);
        List<Attempt> attempts = map.list("attempts", AttemptReader::read);
        if (attempts.isEmpty()) {
            map.problem("attempts", "is empty.", "List at least one attempt; {} is a good run.");
        }
        return new Behaviour(selector, attempts.isEmpty() ? List.of(Attempt.GOOD) : attempts);
    }

    private static Selector selector(YamlMap map) {
        return new Selector(
                map.glob("cluster").orElse(Glob.ANY),
                map.glob("family").orElse(Glob.ANY),
                map.glob("image"),
                map.glob("container"));
    }

    static Durations durations(YamlMap map) {
        Map<TaskStatus, Duration> given = new EnumMap<>(TaskStatus.class);
        for (TaskStatus state : TaskStatus.values()) {
            if (state != TaskStatus.STOPPED) {
                map.duration(state.name().toLowerCase(Locale.ROOT)).ifPresent(duration -> given.put(state, duration));
            }
        }
        return new Durations(given);
    }

    private static CallFault call(YamlMap map) {
        String operation = map.text("operation").orElseGet(() -> {
            map.problem("operation", "is missing.", "Name the API call, such as RunTask.");
            return "";
        });
        if (!operation.isEmpty() && Operation.of(operation).isEmpty()) {
            map.problem("operation", "'" + operation + "' is unknown.", "Write one of " + Operation.names() + ".");
        }
        Duration delay = map.duration("delay").orElse(Duration.ZERO);
        return new CallFault(
                operation,
                map.glob("cluster").orElse(Glob.ANY),
                map.glob("family").orElse(Glob.ANY),
                map.number("skip", 0, 1_000_000).orElse(0),
                map.number("times", 1, 1_000_000).orElse(1),
                fault(map, delay));
    }

    private enum FaultName {
        NO_ANSWER,
        LATE_ANSWER,
        ERROR_BEFORE,
        ERROR_AFTER,
        THROTTLED,
        CLUSTER_NOT_FOUND
    }

    private static CallFault.Kind fault(YamlMap map, Duration delay) {
        if (!map.has("fault")) {
            map.problem("fault", "is missing.", "Write one of " + YamlMap.spelledAll(FaultName.class) + ".");
        }
        return switch (map.choice("fault", FaultName.class).orElse(FaultName.THROTTLED)) {
            case NO_ANSWER -> new CallFault.Kind.NoAnswer(delay);
            case LATE_ANSWER -> new CallFault.Kind.LateAnswer(delay);
            case ERROR_BEFORE -> new CallFault.Kind.ErrorBefore();
            case ERROR_AFTER -> new CallFault.Kind.ErrorAfter();
            case THROTTLED -> new CallFault.Kind.Throttled();
            case CLUSTER_NOT_FOUND -> new CallFault.Kind.ClusterNotFound();
        };
    }
}

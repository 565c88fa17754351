package dev.lifeline.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.local.ecs.model.ContainerDefinition;
import dev.lifeline.local.ecs.script.BrokenScriptException;
import dev.lifeline.local.ecs.script.Script;
import dev.lifeline.local.ecs.script.ScriptProblem;
import dev.lifeline.local.ecs.script.ScriptReader;
import dev.lifeline.local.ecs.script.YamlMap;
import dev.lifeline.local.scenario.Scenario.Expectation;
import dev.lifeline.local.scenario.Scenario.Launcher;
import dev.lifeline.local.scenario.Scenario.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads scenarios from YAML files, and refuses broken ones with all their problems at once. */
public final class ScenarioReader {
    /** The name is the run's and its family's, of which ECS takes less. */
    private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9_-]{1,48}");

    private static final ContainerDefinition APP = ContainerDefinition.of("app", "registry.example/app:1");

    private ScenarioReader() {}

    /**
     * Reads one file, or every {@code .yaml} file of a folder in the order of their names.
     *
     * @throws BrokenScriptException if there is no such file, no scenario in the folder, or a file is no scenario
     */
    public static List<Scenario> read(Path place) {
        List<Path> files = files(place);
        if (files.isEmpty()) {
            YamlMap.Problems problems = new YamlMap.Problems(place.toString(), new ArrayList<>());
            problems.add("", "there is no scenario.", "Name a .yaml file or a folder of them.");
            throw new BrokenScriptException(problems.found());
        }
        List<Scenario> scenarios = new ArrayList<>();
        List<ScriptProblem> problems = new ArrayList<>();
        Map<String, Path> names = new HashMap<>();
        for (Path file : files) {
            YamlMap.Problems ofFile = new YamlMap.Problems(file.toString(), problems);
            Scenario scenario = read(file, ofFile);
            Optional.ofNullable(names.putIfAbsent(scenario.name(), file))
                    .filter(first -> !scenario.name().isEmpty())
                    .ifPresent(first -> ofFile.add(
                            "name",
                            "'" + scenario.name() + "' is that of " + first + ", too.",
                            "Give each scenario a name of its own."));
            scenarios.add(scenario);
        }
        if (!problems.isEmpty()) {
            throw new BrokenScriptException(problems);
        }
        return scenarios;
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return Files.isReadable(place) ? List.of(place) : List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(place + " cannot be read", unreadable);
        }
    }

    private static Scenario read(Path file, YamlMap.Problems problems) {
        JsonNode document;
        try {
            document = ScriptReader.parse(problems, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
        try (YamlMap root = YamlMap.of(problems, "", document)) {
            List<ContainerDefinition> containers = root.list("containers", ScenarioReader::container);
            String name = name(root);
            Optional<ObjectNode> written = root.document("policy");
            Optional<PolicyDocument> policy = written.flatMap(map -> policy(root, map, name));
            return new Scenario(
                    name,
                    required(root, "title"),
                    root.choice("platform", Platform.class).orElse(Platform.FARGATE),
                    root.choice("launchedBy", Launcher.class).orElse(Launcher.LIFELINE),
                    written.isEmpty()
                            ? policy(root)
                            : policy.map(own -> own.policy().name()).orElse(name),
                    policy,
                    containers.isEmpty() ? List.of(APP) : containers,
                    root.map("script", ScriptReader::read).orElse(Script.NOTHING_FAILS),
                    root.number("deaths", 0, 10).orElse(0),
                    expectation(root));
        }
    }

    /** A policy of the scenario's own; it has the scenario's name unless it says otherwise. */
    private static Optional<PolicyDocument> policy(YamlMap root, ObjectNode document, String name) {
        ObjectNode named = document.deepCopy();
        named.putIfAbsent("name", TextNode.valueOf(name));
        return switch (new PolicyParser().parse(named)) {
            case Requested.Valid<PolicyDocument> valid -> Optional.of(valid.value());
            case Requested.Invalid<PolicyDocument> invalid -> {
                invalid.problems().forEach(problem -> root.problem("policy", "is wrong: " + problem + ".", ""));
                yield Optional.empty();
            }
        };
    }

    private static String name(YamlMap root) {
        String name = required(root, "name");
        if (!name.isEmpty() && !FAMILY.matcher(name).matches()) {
            root.problem("name", "cannot name a task definition's family.", "Write 1 to 48 letters, digits, _ and -.");
        }
        return name;
    }

    private static String policy(YamlMap root) {
        String policy = root.text("policy").orElse("default");
        if (DefaultPolicy.named(policy).isEmpty()) {
            root.problem("policy", "'" + policy + "' does not exist.", "Write default, always, once or prefer-cached.");
        }
        return policy;
    }

    private static ContainerDefinition container(YamlMap map) {
        ContainerDefinition container = ContainerDefinition.of(required(map, "name"), required(map, "image"));
        return map.flag("essential", true) ? container : container.notEssential();
    }

    private static Expectation expectation(YamlMap root) {
        if (!root.has("expect")) {
            root.problem("expect", "is missing.", "Say how the scenario must end.");
        }
        return root.map("expect", ScenarioReader::expected)
                .orElseGet(() -> new Expectation(Phase.Result.SUCCEEDED, TaskState.COMPLETE, 1, List.of(), 1, 0, 1));
    }

    private static Expectation expected(YamlMap map) {
        int attempts = map.number("attempts", 1, 1000).orElse(1);
        return new Expectation(
                map.choice("result", Phase.Result.class).orElse(Phase.Result.SUCCEEDED),
                map.choice("state", TaskState.class).orElse(TaskState.COMPLETE),
                attempts,
                map.choices("causes", Cause.class),
                map.number("runTask", 0, 1000).orElse(attempts),
                map.number("stopTask", 0, 1000).orElse(0),
                map.number("tasks", 0, 1000).orElse(attempts));
    }

    private static String required(YamlMap map, String key) {
        return map.text(key).orElseGet(() -> {
            map.problem(key, "is missing.", "Write one.");
            return "";
        });
    }
}

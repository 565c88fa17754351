package dev.lifeline.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.Names;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyShape;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.local.scenario.Scenario.Expectation;
import dev.lifeline.local.scenario.Scenario.LaunchedBy;
import dev.lifeline.local.scenario.Scenario.ScenarioPlatform;
import dev.lifeline.local.script.BrokenScriptException;
import dev.lifeline.local.script.ScriptReader;
import dev.lifeline.local.yaml.YamlText;
import dev.lifeline.simulator.model.ContainerDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads scenarios from YAML files, and rejects invalid ones with all their problems at once. */
public final class ScenarioReader {
    private static final ContainerDefinition APP = ContainerDefinition.of("app", "registry.example/app:1");

    private static final Shape<Boolean> ESSENTIAL = Shapes.FLAG.or(true);

    private static final Shape<List<ContainerDefinition>> CONTAINERS =
            Many.list(Shapes.record(ScenarioReader::container)).or(List.of(APP));

    /** A document, or the name of a built-in policy. */
    private static final Shape<PolicyDocument> POLICY = Shapes.objectOr(
                    PolicyShape.DOCUMENT,
                    Shapes.word(PullBehavior::word, PullBehavior.values())
                            .as(
                                    ScenarioReader::builtIn,
                                    document -> document.policy().pull()),
                    document -> true)
            .or(builtIn(PullBehavior.DEFAULT));

    private static final Shape<Integer> COUNT = Shapes.integer(0, 1000);

    private static final Shape<Expectation> EXPECTATION =
            Shapes.<Expectation>record(ScenarioReader::expected).needed("say how the scenario must end");

    private static final Shape<Scenario> SCENARIO = Shapes.record(ScenarioReader::scenario);

    private ScenarioReader() {}

    /**
     * Reads one file, or every {@code .yaml} file of a folder in the order of their names.
     *
     * @throws BrokenScriptException if the file is missing, the folder has no scenario, or a file is not a valid
     *     scenario
     */
    public static List<Scenario> read(Path place) {
        List<Scenario> scenarios = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Path> names = new HashMap<>();
        for (Path file : files(place)) {
            switch (read(file, names)) {
                case Requested.Valid<Scenario> valid -> scenarios.add(valid.value());
                case Requested.Invalid<Scenario> invalid ->
                    invalid.problems().forEach(problem -> problems.add(problem.in(file.toString())));
            }
        }
        if (scenarios.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(place.toString(), "there is no scenario; name a .yaml file or a folder of them"));
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

    /** @param names the names of the files before; this file's is added */
    private static Requested<Scenario> read(Path file, Map<String, Path> names) {
        try {
            return YamlText.document(Files.readString(file))
                    .then(root -> SCENARIO.read(named(root), Author.PERSON))
                    .then(scenario -> distinct(scenario, file, names));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }

    private static Requested<Scenario> distinct(Scenario scenario, Path file, Map<String, Path> names) {
        return Optional.ofNullable(names.putIfAbsent(scenario.name(), file))
                .<Requested<Scenario>>map(first -> new Requested.Invalid<>(List.of(new Problem(
                        "name",
                        scenario.name() + " is the name of " + first + " as well; give each scenario its own"))))
                .orElseGet(() -> new Requested.Valid<>(scenario));
    }

    /** A policy in a scenario has the scenario's name by default. */
    private static JsonNode named(JsonNode root) {
        if (root.path("policy") instanceof ObjectNode policy
                && root.path("name").isTextual()) {
            policy.putIfAbsent("name", root.path("name"));
        }
        return root;
    }

    private static Scenario scenario(Fields<Scenario> fields) {
        PolicyDocument policy = fields.field("policy", POLICY);
        String name = policy.policy().name();
        return new Scenario(
                fields.field("name", Names.NAME),
                fields.field("title", Shapes.NAME),
                fields.field(
                        "platform", ScriptReader.word(ScenarioPlatform.values()).or(ScenarioPlatform.FARGATE)),
                fields.field(
                        "launchedBy", ScriptReader.word(LaunchedBy.values()).or(LaunchedBy.LIFELINE)),
                name,
                DefaultPolicy.named(name).isPresent() ? Optional.empty() : Optional.of(policy),
                fields.field("containers", CONTAINERS),
                fields.field("script", ScriptReader.SCRIPT),
                fields.field("deaths", Shapes.integer(0, 10).or(0)),
                fields.field("expect", EXPECTATION));
    }

    private static PolicyDocument builtIn(PullBehavior pull) {
        return PolicyDocument.of(DefaultPolicy.named(pull.word()).orElseThrow());
    }

    private static ContainerDefinition container(Fields<ContainerDefinition> fields) {
        ContainerDefinition container =
                ContainerDefinition.of(fields.field("name", Shapes.NAME), fields.field("image", Shapes.NAME));
        return fields.field("essential", ESSENTIAL) ? container : container.notEssential();
    }

    private static Expectation expected(Fields<Expectation> fields) {
        int attempts = fields.field("attempts", Shapes.integer(1, 1000).or(1));
        return new Expectation(
                fields.field("result", ScriptReader.word(Phase.Result.values()).or(Phase.Result.SUCCEEDED)),
                fields.field("state", ScriptReader.word(TaskState.values()).or(TaskState.COMPLETE)),
                attempts,
                fields.field("causes", Many.list(ScriptReader.word(Cause.values()))),
                fields.optional("runTask", COUNT).orElse(attempts),
                fields.field("stopTask", COUNT.or(0)),
                fields.optional("tasks", COUNT).orElse(attempts));
    }
}

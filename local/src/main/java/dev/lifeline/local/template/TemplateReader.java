package dev.lifeline.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the resources once, each with the reader of its type. */
final class TemplateReader {
    /** Resources that grant access, which the local cloud does not check. */
    private static final Set<String> PERMISSIONS = Set.of("AWS::SQS::QueuePolicy", "AWS::Serverless::Connector");

    /**
     * A loop that declares several resources. The template uses loops only for resources without a local counterpart.
     */
    private static final String LOOP = "Fn::ForEach::";

    /** The attributes of a resource besides its type. */
    private static final Set<String> ATTRIBUTES =
            Set.of("Type", "Properties", "Condition", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

    /**
     * The services that the local cloud replaces: their resources must not be ignored silently. It does not have the
     * user's event bus, and so not its rules.
     */
    private static final List<String> LOCAL_SERVICES = List.of(
            "AWS::DynamoDB::",
            "AWS::Events::",
            "AWS::Lambda::",
            "AWS::Pipes::",
            "AWS::SQS::",
            "AWS::Scheduler::",
            "AWS::Serverless::");

    private final IntrinsicFunctions references;
    private final Conditions conditions;
    private final Optional<YamlValue> functionGlobals;
    private final List<Table> tables = new ArrayList<>();
    private final List<EventRule> rules = new ArrayList<>();
    private final List<Queue> queues = new ArrayList<>();
    private final List<EventSourceMapping> mappings = new ArrayList<>();
    private final List<LambdaFunction> functions = new ArrayList<>();
    private final List<TablePipe> pipes = new ArrayList<>();

    private TemplateReader(YamlValue root, IntrinsicFunctions references) {
        this.references = references;
        this.conditions = references.conditions();
        this.functionGlobals = root.find("Globals")
                .flatMap(globals -> globals.only(Set.of("Function")).find("Function"));
    }

    static Template read(Path file, Map<String, String> parameters) {
        YamlValue root = YamlValue.parse(file);
        TemplateReader reader = new TemplateReader(root, IntrinsicFunctions.of(root, parameters));
        root.get("Resources").entries().forEach((id, resource) -> {
            if (!isLoop(id)) {
                reader.resource(id, resource);
            }
        });
        return new Template(
                reader.tables,
                reader.rules,
                reader.queues,
                reader.mappings,
                reader.functions,
                reader.pipes,
                reader.outputs(root.find("Outputs")));
    }

    private Map<String, String> outputs(Optional<YamlValue> declared) {
        Set<String> local = Stream.of(
                        tables.stream().map(Table::logicalId),
                        queues.stream().map(Queue::logicalId),
                        functions.stream().map(LambdaFunction::logicalId))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
        Map<String, String> outputs = new LinkedHashMap<>();
        declared.map(YamlValue::entries)
                .orElse(Map.of())
                .forEach((name, output) -> references
                        .named(output.get("Value"))
                        .filter(local::contains)
                        .ifPresent(id -> outputs.put(name, id)));
        return outputs;
    }

    private void resource(String id, YamlValue resource) {
        YamlValue type = resource.get("Type");
        String name = type.scalar().getValue();
        if (PERMISSIONS.contains(name)
                || !conditions.allow(resource)
                || LOCAL_SERVICES.stream().noneMatch(name::startsWith)) {
            return;
        }
        resource.only(ATTRIBUTES);
        YamlValue properties = resource.get("Properties");
        switch (name) {
            case TableReader.TYPE -> tables.add(new TableReader(references).read(id, properties));
            case RuleReader.TYPE -> {
                if (properties.find("EventBusName").isEmpty()) {
                    rules.add(new RuleReader(references).read(id, properties));
                }
            }
            case PipeReader.TYPE -> pipes.add(new PipeReader(references).read(id, properties));
            case QueueReader.TYPE -> queues.add(new QueueReader(references).read(id, properties));
            case FunctionReader.TYPE -> {
                functions.add(new FunctionReader(references, functionGlobals).read(id, properties));
                properties
                        .find("Events")
                        .ifPresent(events -> events.entries().forEach((event, source) -> event(id, event, source)));
            }
            default -> throw type.error(name + " has no counterpart in the local cloud");
        }
    }

    private void event(String function, String name, YamlValue event) {
        EventReader reader = new EventReader(references);
        switch (reader.type(event)) {
            case SQS -> mappings.add(reader.mapping(function, name, event));
            case Schedule -> rules.add(reader.rule(function, name, event));
        }
    }

    static boolean isLoop(String id) {
        return id.startsWith(LOOP);
    }
}

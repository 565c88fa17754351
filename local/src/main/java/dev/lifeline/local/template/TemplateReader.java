package dev.lifeline.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through the resources once and hands each to the reader of its type. */
final class TemplateReader {
    /** Grants access, which the local cloud does not check. */
    private static final Set<String> PERMISSIONS = Set.of("AWS::SQS::QueuePolicy", "AWS::Lambda::Permission");

    /** What a resource may have beside its type. */
    private static final Set<String> ATTRIBUTES =
            Set.of("Type", "Properties", "Condition", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

    /**
     * The services that the local cloud stands in for: a resource of theirs must not be passed over in silence. A pipe
     * tells others of runs, which nothing here waits for.
     */
    private static final List<String> LOCAL_SERVICES = List.of(
            "AWS::DynamoDB::", "AWS::Events::", "AWS::Lambda::", "AWS::SQS::", "AWS::Scheduler::", "AWS::Serverless::");

    private final References references;
    private final Conditions conditions;
    private final Optional<YamlValue> functionGlobals;
    private final List<Table> tables = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Queue> queues = new ArrayList<>();
    private final List<EventSourceMapping> mappings = new ArrayList<>();
    private final List<LambdaFunction> functions = new ArrayList<>();

    private TemplateReader(YamlValue root, References references) {
        this.references = references;
        this.conditions = Conditions.of(root, references);
        this.functionGlobals = root.find("Globals")
                .flatMap(globals -> globals.only(Set.of("Function")).find("Function"));
    }

    static Template read(Path file, Map<String, String> parameters) {
        YamlValue root = YamlValue.parse(file);
        TemplateReader reader = new TemplateReader(root, References.of(root, parameters));
        root.get("Resources").entries().forEach(reader::resource);
        return new Template(reader.tables, reader.rules, reader.queues, reader.mappings, reader.functions);
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
            case RuleReader.TYPE -> rules.add(new RuleReader(references).read(id, properties));
            case QueueReader.TYPE -> queues.add(new QueueReader(references).read(id, properties));
            case MappingReader.TYPE -> mappings.add(new MappingReader(references).read(id, properties));
            case FunctionReader.TYPE ->
                functions.add(new FunctionReader(references, functionGlobals).read(id, properties));
            default -> throw type.error(name + " has no counterpart in the local cloud");
        }
    }
}

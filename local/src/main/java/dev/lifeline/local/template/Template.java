package dev.lifeline.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * The parts of the deployed system that have a counterpart in the local cloud, in the template's order. References
 * between them are valid: every logical id that they name exists.
 *
 * @param outputs the stack's outputs that name one of these parts, each with its logical id
 */
public record Template(
        List<Table> tables,
        List<EventRule> rules,
        List<Queue> queues,
        List<EventSourceMapping> mappings,
        List<LambdaFunction> functions,
        List<TablePipe> pipes,
        Map<String, String> outputs) {
    public Template {
        tables = List.copyOf(tables);
        rules = List.copyOf(rules);
        queues = List.copyOf(queues);
        mappings = List.copyOf(mappings);
        functions = List.copyOf(functions);
        pipes = List.copyOf(pipes);
        outputs = Map.copyOf(outputs);
    }

    /**
     * Reads a template.
     *
     * @param parameters values for its parameters; the others have their defaults
     * @throws TemplateException if the file cannot be read, is not YAML, or declares something about tables, rules,
     *     queues, mappings or functions that the local cloud does not support
     */
    public static Template read(Path file, Map<String, String> parameters) {
        return TemplateReader.read(file, parameters);
    }

    /** The table of that logical id. */
    public Table table(String logicalId) {
        return only(tables, table -> table.logicalId().equals(logicalId), logicalId);
    }

    /** The queue of that logical id. */
    public Queue queue(String logicalId) {
        return only(queues, queue -> queue.logicalId().equals(logicalId), logicalId);
    }

    /** The function of that logical id. */
    public LambdaFunction function(String logicalId) {
        return only(functions, function -> function.logicalId().equals(logicalId), logicalId);
    }

    private static <T> T only(List<T> resources, Predicate<T> wanted, String logicalId) {
        return resources.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the template has no " + logicalId + " of this type"));
    }
}

package dev.lifeline.tests.docs;

import static java.util.stream.Collectors.joining;

import dev.lifeline.local.template.EventRule;
import dev.lifeline.local.template.EventSourceMapping;
import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.Queue;
import dev.lifeline.local.template.Table;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What flows where in the deployed system, as Mermaid, from the template. */
final class PartsSection {
    private static final Template TEMPLATE =
            Template.read(Repository.ROOT.resolve("template.yaml"), Map.of("AdoptTasks", "recorded"));

    private PartsSection() {}

    static String diagram() {
        List<String> lines = new ArrayList<>(
                List.of("```mermaid", "flowchart LR", "    ECS([events of ECS])", "    API([ECS API])"));
        TEMPLATE.queues().forEach(queue -> lines.add("    " + queue.logicalId() + "[/" + queue.logicalId() + "/]"));
        TEMPLATE.tables().forEach(table -> lines.add("    " + table.logicalId() + "[(" + table.logicalId() + ")]"));
        lines.add("    subgraph functions");
        TEMPLATE.functions().forEach(each -> lines.add("        " + each.logicalId() + "[[" + each.logicalId() + "]]"));
        lines.add("    end");
        TEMPLATE.rules().forEach(rule -> lines.addAll(edges(rule)));
        TEMPLATE.mappings().stream().map(PartsSection::edge).forEach(lines::add);
        lines.add("    Caller([your caller]) --> LaunchRun");
        // Mermaid cannot draw an arrow from a group to what leads back into it.
        String functions =
                TEMPLATE.functions().stream().map(LambdaFunction::logicalId).collect(joining(" & "));
        Stream.concat(shared().stream(), Stream.of("API"))
                .forEach(target -> lines.add("    " + functions + " --> " + target));
        lines.add("    ECS -. not delivered .-> FailedDeliveries");
        TEMPLATE.queues().forEach(queue -> deadLetters(queue, lines));
        lines.add("    RunTable -- RunChanges --> Bus([your event bus])");
        lines.add("```");
        return String.join("\n", lines);
    }

    private static List<String> edges(EventRule rule) {
        String from = rule.trigger() instanceof EventRule.Schedule ? "Clock([schedule])" : "ECS";
        return rule.targets().stream()
                .map(target -> switch (target) {
                    case EventRule.ToQueue(String queue) -> queue;
                    case EventRule.ToFunction(String function) -> function;
                })
                .map(to -> "    " + from + " -- " + rule.logicalId() + " --> " + to)
                .toList();
    }

    private static String edge(EventSourceMapping mapping) {
        return "    " + mapping.queue() + " --> " + mapping.function();
    }

    /** Tables and queues that every function has in its environment. */
    private static List<String> shared() {
        return Stream.concat(
                        TEMPLATE.tables().stream().map(Table::logicalId),
                        TEMPLATE.queues().stream().map(Queue::logicalId))
                .filter(resource -> TEMPLATE.functions().stream()
                        .map(LambdaFunction::environment)
                        .allMatch(variables -> variables.containsValue(resource)))
                .toList();
    }

    private static void deadLetters(Queue queue, List<String> lines) {
        queue.redrive()
                .ifPresent(redrive -> lines.add("    " + queue.logicalId() + " -. fails " + redrive.maxReceiveCount()
                        + " times .-> " + redrive.deadLetterQueue()));
    }
}

package dev.lifeline.tests.docs;

import static java.util.stream.Collectors.joining;

import dev.lifeline.local.template.EventRule;
import dev.lifeline.local.template.EventSourceMapping;
import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.Queue;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What flows where in the deployed system, as Mermaid, from the template. */
final class PartsSection {
    private static final Template TEMPLATE =
            Template.read(Repository.ROOT.resolve("template.yaml"), Map.of("AdoptTasks", "recorded"));

    /** They use the table, and wake no run. */
    private static final Set<String> TIMELESS = Set.of("DescribeRun", "ListRuns", "DeleteRun");

    private static final Set<String> WITHOUT_ECS = Set.of("ListRuns", "DeleteRun");

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
        lines.add("    Caller([your caller]) --> " + functions(PartsSection::isInvoked));
        // Mermaid cannot draw an arrow from a group to what leads back into it.
        TEMPLATE.tables().forEach(table -> lines.add("    " + functions(any -> true) + " --> " + table.logicalId()));
        String waking = functions(function -> !TIMELESS.contains(function));
        sharedQueues().forEach(queue -> lines.add("    " + waking + " --> " + queue));
        lines.add("    " + functions(function -> !WITHOUT_ECS.contains(function)) + " --> API");
        lines.add("    ECS -. not delivered .-> FailedDeliveries");
        TEMPLATE.queues().forEach(queue -> deadLetters(queue, lines));
        lines.add("    RunTable -- RunChanges --> Bus([your event bus])");
        lines.add("```");
        return String.join("\n", lines);
    }

    private static String functions(Predicate<String> which) {
        return TEMPLATE.functions().stream()
                .map(LambdaFunction::logicalId)
                .filter(which)
                .collect(joining(" & "));
    }

    /** Neither a queue nor a rule invokes it. */
    private static boolean isInvoked(String function) {
        return TEMPLATE.mappings().stream()
                        .noneMatch(mapping -> mapping.function().equals(function))
                && TEMPLATE.rules().stream()
                        .flatMap(rule -> rule.targets().stream())
                        .noneMatch(new EventRule.ToFunction(function)::equals);
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

    /** Queues that every function has in its environment. */
    private static Stream<String> sharedQueues() {
        return TEMPLATE.queues().stream()
                .map(Queue::logicalId)
                .filter(queue -> TEMPLATE.functions().stream()
                        .map(LambdaFunction::environment)
                        .allMatch(variables -> variables.containsValue(queue)));
    }

    private static void deadLetters(Queue queue, List<String> lines) {
        queue.redrive()
                .ifPresent(redrive -> lines.add("    " + queue.logicalId() + " -. fails " + redrive.maxReceiveCount()
                        + " times .-> " + redrive.deadLetterQueue()));
    }
}

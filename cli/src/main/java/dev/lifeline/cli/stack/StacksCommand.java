package dev.lifeline.cli.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the stacks of Lifeline. */
@Command(
        name = "stacks",
        mixinStandardHelpOptions = true,
        description = "Lists the stacks of Lifeline in a region, by their CloudFormation outputs.")
public final class StacksCommand implements Callable<Integer> {
    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.output()
                .print(
                        stack.all(),
                        StacksCommand::json,
                        found -> String.format(
                                Locale.ROOT,
                                "%-24s table %s, %s",
                                found.name(),
                                found.outputs().get(LifelineStack.TABLE),
                                found.where()),
                        "there is no stack of Lifeline here; name a --region or a --profile");
    }

    private static ObjectNode json(LifelineStack found) {
        ObjectNode json = JsonTree.object().put("stack", found.name());
        ObjectNode outputs = json.putObject("outputs");
        new TreeMap<>(found.outputs()).forEach(outputs::put);
        return json;
    }
}

package dev.lifeline.cli.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.control.ControlCall.ControlAction;
import dev.lifeline.cli.control.ControlCall.ControlledRun;
import dev.lifeline.cli.launch.RequestFile;
import dev.lifeline.cli.launch.SetFields;
import dev.lifeline.cli.launch.WaitOptions;
import dev.lifeline.cli.runs.RunArgument;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.json.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs an ended run again. */
@Command(
        name = "rerun",
        mixinStandardHelpOptions = true,
        description = {
            "Runs an ended run again under its name: the next generation, with fresh budgets.",
            "Fields of its request may be changed, as by a JSON merge patch: null removes a field."
        })
public final class RerunCommand implements Callable<Integer> {
    @Mixin
    private RunArgument run = new RunArgument();

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "change a field of the request, such as taskDefinition=etl:8 or overrides.cpu=512; a value"
                    + " may be JSON")
    private List<String> set = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "the changed fields, YAML or JSON; - reads the standard input")
    private Optional<String> file = Optional.empty();

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        boolean waits = waiting.isWanted();
        ObjectNode changes = file.map(RequestFile::read).orElseGet(JsonTree::object);
        SetFields.into(changes, set);
        return stack.use(open -> {
            ControlledRun answer = new ControlCall(open.functions(), run.name()).apply(ControlAction.RERUN, request -> {
                if (!changes.isEmpty()) {
                    request.set("changes", changes);
                }
            });
            return answer.applied() && waits
                    ? waiting.until(open, stack, List.of(answer.after().run()), UnaryOperator.identity())
                    : ControlCall.print(
                            stack.output(),
                            answer,
                            "runs again as generation " + answer.after().generation());
        });
    }
}

package dev.lifeline.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.answer.NamedRun;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.output.CountText;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.runs.RunArgument;
import dev.lifeline.cli.stack.RunFunctions;
import dev.lifeline.cli.stack.StackFunction;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.json.JsonTree;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes an ended run. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes an ended run with its journal; its name is free again. Runs expire by themselves after some days.",
            "Asks first on a terminal; elsewhere --yes is required."
        })
public final class DeleteCommand implements Callable<Integer> {
    @Mixin
    private RunArgument run = new RunArgument();

    @Option(
            names = {"-y", "--yes"},
            description = "delete without asking")
    private boolean yes;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.use(open -> {
            RunAnswer found = NamedRun.describe(open.functions(), run.name());
            if (yes && !found.run().equals(run.name())) {
                throw new WrongInput("RUN: nothing was deleted; --yes expects the whole name, " + found.run());
            }
            if (!yes && !isConfirmed(found)) {
                stack.output().err().line("nothing was deleted");
                return ExitStatus.NOT_AS_WANTED.code();
            }
            return delete(open.functions(), found);
        });
    }

    private int delete(RunFunctions functions, RunAnswer found) {
        JsonNode answer = functions.invoke(
                StackFunction.DELETE_RUN,
                JsonTree.object().put("run", found.run()).put("generation", found.generation()));
        return stack.output()
                .print(
                        List.of(answer),
                        each -> each,
                        each -> found.run()
                                + (each.path("deleted").asBoolean() ? " is deleted" : " was deleted meanwhile"),
                        "");
    }

    private boolean isConfirmed(RunAnswer found) {
        Console terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() -> new WrongInput("nothing was deleted: without a terminal to ask on, add --yes"));
        stack.output()
                .out()
                .text("delete " + found.run() + " (" + found.standing() + ", "
                        + CountText.of(found.attempts(), "attempt") + ") and its journal? [y/N] ")
                .flush();
        return Optional.ofNullable(terminal.readLine())
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
                .filter(answer -> answer.equals("y") || answer.equals("yes"))
                .isPresent();
    }
}

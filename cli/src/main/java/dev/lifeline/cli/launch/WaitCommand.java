package dev.lifeline.cli.launch;

import dev.lifeline.cli.answer.NamedRun;
import dev.lifeline.cli.stack.StackOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Waits for the end of runs. */
@Command(
        name = "wait",
        mixinStandardHelpOptions = true,
        description = {
            "Waits for the end of runs. Exits with the exit code of the container, 0 if the run SUCCEEDED, 125 if it"
                    + " ended without an exit code, 124 after --timeout.",
            "Of several runs, the first that did not succeed decides."
        })
public final class WaitCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "names of runs, or unique prefixes of them")
    private List<String> runs = List.of();

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.use(open -> {
            List<String> names = runs.stream()
                    .map(name -> NamedRun.describe(open.functions(), name).run())
                    .distinct()
                    .toList();
            return new RunWait(open, stack, RunWait.Shows.PROGRESS, UnaryOperator.identity())
                    .until(names, timeout.span());
        });
    }
}

package dev.lifeline.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.stack.StackOptions;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a command that launches a run waits for its end. */
public final class WaitOptions {
    @Option(names = "--wait", description = "wait for the end, and exit with the container's exit code")
    private boolean wait;

    @Option(names = "--logs", description = "show the logs of its containers, and wait for the end")
    private boolean logs;

    @Option(names = "--detach", description = "return at once (default)")
    private boolean detach;

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    public boolean isWanted() {
        if (detach && (wait || logs)) {
            throw new WrongInput("--detach excludes --wait and --logs");
        }
        if (!wait && !logs && timeout.span().isPresent()) {
            throw new WrongInput("--timeout: only waiting has a time limit; add --wait or --logs");
        }
        return wait || logs;
    }

    /**
     * Waits for the end of the runs.
     *
     * @param asJson what is printed of the description of an ended run
     */
    public int until(OpenStack open, StackOptions options, List<String> runs, UnaryOperator<JsonNode> asJson) {
        return new RunWait(open, options, logs ? RunWait.Shows.LOGS : RunWait.Shows.PROGRESS, asJson)
                .until(runs, timeout.span());
    }
}

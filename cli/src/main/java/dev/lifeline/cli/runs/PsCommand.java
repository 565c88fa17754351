package dev.lifeline.cli.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.answer.ListedRun;
import dev.lifeline.cli.answer.RepeatedQuestion;
import dev.lifeline.cli.answer.RunList;
import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.TextTable;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.stack.StackOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
        name = "ps",
        mixinStandardHelpOptions = true,
        description = "Lists live runs, earliest deadline first, or ended ones, latest first.")
public final class PsCommand implements Callable<Integer> {
    @Mixin
    private RunFilter filter = new RunFilter();

    @Option(names = "--limit", description = "the maximum number of runs (default: ${DEFAULT-VALUE})")
    private int limit = 100;

    @Option(
            names = {"-w", "--watch"},
            description =
                    "list again every two seconds until interrupted; without a terminal, each run that has changed")
    private boolean watch;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new WrongInput("--limit: at least 1 is expected, not " + limit);
        }
        ObjectNode wanted = filter.request(stack.clock().instant());
        return stack.use(open -> watch ? watchUntilLost(open, wanted) : list(open, wanted));
    }

    private int list(OpenStack open, ObjectNode wanted) {
        OutputOptions output = stack.output();
        RunList found = RunList.of(open.functions(), wanted, limit);
        found.unreadable().forEach(output.err()::line);
        if (!output.isText() || found.runs().isEmpty()) {
            return output.print(found.runs(), ListedRun::json, ListedRun::run, none(wanted));
        }
        TextTable table = output.terminal().canRedraw()
                ? RunRows.of(found.runs(), stack.clock().instant())
                : RunRows.of(found.runs());
        table.lines(output.width()).forEach(output.out()::line);
        if (found.isCut()) {
            output.err().line("more runs match; show them with a larger --limit than " + limit);
        }
        return 0;
    }

    private static String none(ObjectNode wanted) {
        return wanted.size() == 1 && wanted.path("state").asText().equals("LIVE")
                ? "no live runs; lifeline ps --all lists ended ones, too"
                : "no such run";
    }

    private int watchUntilLost(OpenStack open, ObjectNode wanted) {
        try {
            return open.advised(() -> watch(open, wanted));
        } catch (CommandFailed lost) {
            stack.output().err().line(String.valueOf(lost.getMessage()));
            stack.output().err().line("the runs go on; lifeline ps --watch watches them again");
            return ExitStatus.LOST.code();
        }
    }

    private int watch(OpenStack open, ObjectNode wanted) {
        if (!stack.output().terminal().canRedraw()) {
            return follow(open, wanted);
        }
        try (RunWatch screen = new RunWatch(stack.output(), stack.clock())) {
            RepeatedQuestion question = new RepeatedQuestion(stack.output().err());
            do {
                question.ask(() -> RunList.of(open.functions(), wanted, limit)).ifPresent(screen::show);
            } while (RunWatch.pause());
        }
        return 0;
    }

    /** Without a terminal to redraw: a line for each run that has changed. */
    private int follow(OpenStack open, ObjectNode wanted) {
        Map<String, JsonNode> last = new HashMap<>();
        RepeatedQuestion question = new RepeatedQuestion(stack.output().err());
        do {
            List<ListedRun> changed = question.ask(() -> RunList.of(open.functions(), wanted, limit)).stream()
                    .flatMap(found -> found.runs().stream())
                    .filter(run -> !run.json().equals(last.put(run.run(), run.json())))
                    .toList();
            if (!changed.isEmpty()) {
                stack.output().print(changed, ListedRun::json, RunRows::line, "");
            }
        } while (RunWatch.pause());
        return 0;
    }
}

package dev.lifeline.cli.logs;

import dev.lifeline.cli.answer.NamedRun;
import dev.lifeline.cli.answer.Polls;
import dev.lifeline.cli.answer.RepeatedQuestion;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.logs.LogFilter.LineLook;
import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.runs.RunArgument;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.stack.StackOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the containers of a run logged. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the logs of all containers of all attempts of a run, from CloudWatch Logs, as ATTEMPT/CONTAINER | LINE.",
            "Standard output and error are shown together: the awslogs driver keeps both in one stream."
        })
public final class LogsCommand implements Callable<Integer> {
    @Mixin
    private RunArgument run = new RunArgument();

    @Option(
            names = {"-f", "--follow"},
            description = "show new lines, including those of later attempts, until the run has ended")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only lines since then: 10m ago, or 2026-08-03T02:00:00Z")
    private Optional<String> since = Optional.empty();

    @Option(names = "--tail", paramLabel = "N", description = "begin with the last N lines")
    private Optional<Integer> tail = Optional.empty();

    @Option(names = "--attempt", paramLabel = "N", description = "only this attempt")
    private Optional<Integer> attempt = Optional.empty();

    @Option(names = "--container", paramLabel = "NAME", description = "only this container")
    private Optional<String> container = Optional.empty();

    @Option(
            names = {"-t", "--timestamps"},
            description = "show the time of each line")
    private boolean timestamps;

    @Option(names = "--no-prefix", description = "leave out attempt and container before each line")
    private boolean noPrefix;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        LogFilter filter = new LogFilter(
                attempt,
                container,
                since.map(text -> MomentText.past("--since", text, stack.clock().instant())),
                new LineLook(!noPrefix, timestamps));
        if (tail.filter(number -> number < 0).isPresent()) {
            throw new WrongInput("--tail: at least 0 is expected");
        }
        return stack.use(open -> show(open, new LogFollower(open, stack.output(), filter)));
    }

    /** What the run does not have, and will not have. */
    private void checkChoice(RunAnswer found) {
        int attempts = Math.max(found.attempts(), found.history().size());
        if (attempt.filter(number -> number < 1 || number > attempts).isPresent()) {
            throw new WrongInput(
                    "--attempt: " + found.run() + " has " + attempts + (attempts == 1 ? " attempt" : " attempts"));
        }
        Set<String> known = found.history().stream()
                .flatMap(each -> each.logs().stream())
                .flatMap(log -> log.container().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        container.filter(name -> !known.isEmpty() && !known.contains(name)).ifPresent(name -> {
            throw new WrongInput(
                    "--container: no container " + name + "; " + found.run() + " has " + String.join(", ", known));
        });
    }

    private int show(OpenStack open, LogFollower logs) {
        RunAnswer found = NamedRun.describe(open.functions(), run.name());
        if (!follow || found.hasEnded()) {
            checkChoice(found);
        }
        List<LogLine> lines = logs.lines(found);
        logs.print(lines.subList(
                tail.map(number -> Math.max(0, lines.size() - number)).orElse(0), lines.size()));
        if (!follow) {
            logs.nameMissing(found);
            return 0;
        }
        RepeatedQuestion question = new RepeatedQuestion(stack.output().err());
        Polls polls = new Polls(Optional.empty());
        while (!found.hasEnded() && polls.next()) {
            String name = found.run();
            Optional<RunAnswer> now = question.ask(() -> NamedRun.describe(open.functions(), name));
            now.ifPresent(logs::show);
            found = now.orElse(found);
        }
        logs.showRest(found);
        return 0;
    }
}

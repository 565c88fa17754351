package dev.lifeline.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.answer.NamedRun;
import dev.lifeline.cli.answer.Polls;
import dev.lifeline.cli.answer.RepeatedQuestion;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.answer.RunText;
import dev.lifeline.cli.logs.LogFilter;
import dev.lifeline.cli.logs.LogFollower;
import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.stack.StackOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Waits for the end of runs, and shows how they proceed. */
final class RunWait {
    private final OpenStack open;
    private final OutputOptions output;
    private final InstantSource clock;
    private final Shows shows;
    private final UnaryOperator<JsonNode> asJson;

    /** What is shown meanwhile. */
    enum Shows {
        PROGRESS,
        LOGS
    }

    RunWait(OpenStack open, StackOptions options, Shows shows, UnaryOperator<JsonNode> asJson) {
        this.open = open;
        this.output = options.output();
        this.clock = options.clock();
        this.shows = shows;
        this.asJson = asJson;
    }

    /** Returns the exit code. */
    int until(List<String> runs, Optional<Duration> timeout) {
        try (RunProgress progress = progress()) {
            Optional<List<RunAnswer>> ended =
                    InterruptNotice.during(runs, output.err(), () -> ended(runs, timeout, progress));
            return ended.map(this::finished).orElseGet(() -> late(runs));
        } catch (CommandFailed | WrongInput lost) {
            return unreachable(runs, lost);
        }
    }

    /** Not the code of a container that failed: nobody knows how the runs end. */
    private int unreachable(List<String> runs, RuntimeException lost) {
        output.err().line(String.valueOf(lost.getMessage()));
        runs.forEach(run -> output.err().line(run + " goes on; lifeline wait " + run + " waits again"));
        return ExitStatus.LOST.code();
    }

    private int late(List<String> runs) {
        output.err()
                .line(String.join(", ", runs) + " goes on after the time limit; lifeline stop " + runs.getFirst()
                        + " stops it");
        return ExitStatus.TIMEOUT.code();
    }

    private Optional<List<RunAnswer>> ended(List<String> runs, Optional<Duration> timeout, RunProgress progress) {
        List<LogFollower> logs = shows == Shows.LOGS
                ? runs.stream()
                        .map(run -> new LogFollower(open, output, LogFilter.ALL))
                        .toList()
                : List.of();
        RepeatedQuestion question = new RepeatedQuestion(output.err());
        Polls polls = new Polls(timeout);
        do {
            Optional<List<RunAnswer>> now = question.ask(() -> open.advised(() -> {
                List<RunAnswer> answers = described(runs);
                show(answers, logs, progress);
                return answers;
            }));
            if (now.filter(answers -> answers.stream().allMatch(RunAnswer::hasEnded))
                    .isPresent()) {
                each(logs, now.orElseThrow(), LogFollower::showRest);
                return now;
            }
        } while (polls.next());
        return Optional.empty();
    }

    private List<RunAnswer> described(List<String> runs) {
        return runs.stream()
                .map(run -> NamedRun.describe(open.functions(), run))
                .toList();
    }

    private static void show(List<RunAnswer> runs, List<LogFollower> logs, RunProgress progress) {
        each(logs, runs, LogFollower::show);
        progress.show(runs);
    }

    private static void each(List<LogFollower> logs, List<RunAnswer> runs, BiConsumer<LogFollower, RunAnswer> action) {
        for (int index = 0; index < logs.size(); index++) {
            action.accept(logs.get(index), runs.get(index));
        }
    }

    private int finished(List<RunAnswer> runs) {
        output.print(runs, run -> asJson.apply(run.json()), RunText::line, "");
        return runs.stream()
                .mapToInt(RunWait::exitCode)
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
    }

    /** The container's exit code, unless there is none or the policy counts it as a success. */
    private static int exitCode(RunAnswer run) {
        return switch (run.result().orElse("")) {
            case "SUCCEEDED" -> 0;
            case "FAILED" -> run.why().exitCode().filter(code -> code != 0).orElse(ExitStatus.NO_EXIT_CODE.code());
            default -> ExitStatus.NO_EXIT_CODE.code();
        };
    }

    private RunProgress progress() {
        if (!output.isText()) {
            return RunProgress.NONE;
        }
        return shows == Shows.PROGRESS && output.terminal().canRedraw()
                ? new RunBoard(output, clock)
                : new RunLines(output.err());
    }
}

package dev.lifeline.cli.runs;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.table.TableOptions;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Stage;
import dev.lifeline.lifecycle.run.Run;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists live runs, or ended ones. */
@Command(
        name = "ps",
        mixinStandardHelpOptions = true,
        description = "Lists live runs, the earliest deadline first, or with --ended the runs that have ended.")
public final class PsCommand implements Callable<Integer> {
    /** Every live run has a deadline, and none is further ahead. */
    private static final Duration FAR = Duration.ofDays(3650);

    @Option(names = "--limit", description = "the maximum number of runs (default: ${DEFAULT-VALUE})")
    private int limit = 100;

    @Mixin
    private EndedOptions ended = new EndedOptions();

    @Mixin
    private TableOptions table = new TableOptions();

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new WrongInput("--limit: at least 1 is expected, not " + limit);
        }
        return ended.areWanted()
                ? table.use(access -> table.print(
                        ended.of(access.history(), limit), RunJson::of, PsCommand::text, "no such run has ended"))
                : table.use(access -> table.print(alive(access), RunJson::of, PsCommand::text, "no run is alive"));
    }

    private List<Run> alive(TableAccess access) {
        return access.due().due(Clock.systemUTC().instant().plus(FAR), limit).stream()
                .flatMap(due -> access.runs().load(due.run()).stream())
                .map(Stored::run)
                .filter(run -> !run.hasEnded())
                .toList();
    }

    private static String text(Run run) {
        RunReport report = RunReport.of(run);
        return String.format(
                        Locale.ROOT,
                        "%-40s %s  attempt %d %s %s  %s",
                        report.run(),
                        ReportText.standing(report),
                        report.attempts(),
                        // The end of the last attempt is not the state of the run.
                        report.stage() == Stage.ATTEMPTING ? report.state() + " " : "",
                        report.policy(),
                        ReportText.why(report.finding()))
                .stripTrailing();
    }

    private static String text(Entry entry) {
        return switch (entry) {
            case EndedRun run ->
                String.format(
                        Locale.ROOT,
                        "%-24s  %-40s %s  attempt %d  %s on %s  began %s",
                        run.ended(),
                        run.run(),
                        run.result() + run.cause().map(cause -> " " + cause).orElse(""),
                        run.attempts(),
                        run.family(),
                        run.cluster(),
                        run.began());
            case UnreadableEntry unreadable -> unreadable.item() + " cannot be listed: " + unreadable.why();
        };
    }
}

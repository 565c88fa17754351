package dev.lifeline.cli;

import dev.lifeline.controller.port.RunStore.JournalEntry;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunReport;
import dev.lifeline.lifecycle.run.RunReport.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the journal of a run. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows how a run stands or ended and why, then each decision that led there, the oldest first.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the run's name")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(
            names = "--diff",
            description = "only the decisions that the policy tried out beside (shadow) would have made otherwise")
    private boolean diff;

    @Mixin
    private TableOptions table = new TableOptions();

    @Override
    public Integer call() {
        RunId run = RunId.parse(name)
                .orElseThrow(() -> new WrongInput("RUN: 1 to 48 letters, digits, _ and - are expected, not " + name));
        return table.use(access -> {
            Run known = access.runs()
                    .load(run)
                    .map(Stored::run)
                    .orElseThrow(() -> new WrongInput("there is no run " + run));
            List<JournalEntry> journal = access.runs().journal(run);
            return diff ? showDifferences(journal) : show(new Explained(known, journal));
        });
    }

    /** A run and its journal. */
    record Explained(Run run, List<JournalEntry> journal) {}

    private int show(Explained explained) {
        return table.show(List.of(explained), TableJsons::of, ExplainCommand::print, "");
    }

    private int showDifferences(List<JournalEntry> journal) {
        List<JournalEntry> differing = journal.stream()
                .filter(entry -> entry.explanation()
                        .shadow()
                        .filter(Explanation.Shadow::differs)
                        .isPresent())
                .toList();
        return table.print(
                differing,
                TableJsons::of,
                entry -> text(entry.explanation()),
                "none of its " + journal.size() + " decisions would have been another");
    }

    /** The verdict first, then the decisions that led there. */
    private static void print(Printer out, Explained explained) {
        ReportText.block(RunReport.of(explained.run())).forEach(out::line);
        out.line("");
        explained.journal().forEach(entry -> out.line(text(entry.explanation())));
        if (explained.journal().isEmpty()) {
            out.line("its decisions are no longer kept");
        }
    }

    private static String text(Explanation why) {
        String states = why.from() == why.to() ? why.to().name() : why.from() + " -> " + why.to();
        String cause = why.cause()
                .map(Finding::of)
                .map(found -> ReportText.why(Optional.of(found))
                        + why.rule().map(rule -> ", rule " + rule).orElse("") + "; ")
                .orElse("");
        String effects = why.effects().isEmpty()
                ? ""
                : " ["
                        + why.effects().stream()
                                .map(effect -> effect.getClass().getSimpleName())
                                .collect(Collectors.joining(", "))
                        + "]";
        String shadow = why.shadow()
                .filter(Explanation.Shadow::differs)
                .map(other -> "; " + other.policy() + " would " + other.verdict() + " by " + other.rule())
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s  attempt %d  %-24s %-36s %s%s%s%s",
                why.at(),
                why.attempt(),
                states,
                why.observation(),
                cause,
                why.reason(),
                effects,
                shadow);
    }
}

package dev.lifeline.cli.runs;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.answer.NamedRun;
import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the journal of a run. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows where a run stands and why, and each decision that led there, oldest first.")
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(names = "--diff", description = "only the decisions that the shadow policy would have made differently")
    private boolean diff;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        RunId run = id(argument.name());
        return stack.use(open -> {
            TableAccess access = open.table();
            Stored stored = access.runs()
                    .load(run)
                    .or(() -> NamedRun.beginning(open.functions(), run.value())
                            .flatMap(name -> access.runs().load(id(name))))
                    .orElseThrow(() -> MissingRun.of(run, access));
            List<JournalEntry> journal = access.journals().journal(stored.run().id());
            return diff
                    ? showPartings(journal, alike(stored.run(), journal.size()))
                    : show(new Explained(stored.run(), journal));
        });
    }

    private static RunId id(String name) {
        return RunId.parse(name)
                .orElseThrow(() -> new WrongInput("RUN: " + RunId.ALPHABET + " are expected, not " + name));
    }

    /** A run and its journal. */
    record Explained(Run run, List<JournalEntry> journal) {}

    private int show(Explained explained) {
        return stack.output().show(List.of(explained), RunJson::of, ExplainCommand::print, "");
    }

    private int showPartings(List<JournalEntry> journal, String alike) {
        List<JournalEntry> partings = journal.stream()
                .filter(entry -> entry.explanation()
                        .shadow()
                        .filter(Explanation.ShadowVerdict::parts)
                        .isPresent())
                .toList();
        return stack.output().print(partings, RunJson::of, entry -> text(entry.explanation()), alike);
    }

    /** The answer if the shadow would have made no shown decision differently. */
    private static String alike(Run run, int decisions) {
        Optional<ShadowLife> life = run.shadow();
        if (life.isEmpty()) {
            return "it is not compared with another policy; if its policy names a shadow that could not be asked, the"
                    + " journal says so";
        }
        String shadow = life.get().policy().toString();
        Instant since = life.get().since();
        return life.get()
                .parting()
                .map(parting -> shadow + " parted at attempt " + parting.attempt() + ", "
                        + MomentText.second(parting.at()) + ": " + parting.instead() + "; " + parting.further())
                .orElse(
                        run.created().equals(since)
                                ? "none of its " + decisions + " decisions would have been another under " + shadow
                                : "no decision since " + MomentText.second(since) + " would have been another under "
                                        + shadow + ", which could not be asked about all before");
    }

    /** Prints the verdict, then the decisions that led to it. */
    private static void print(Printer out, Explained explained) {
        ReportText.block(RunReport.of(explained.run())).forEach(out::line);
        out.line("");
        if (explained.journal().getFirst().revision() > 1) {
            out.line("its earlier decisions have expired");
        }
        explained.journal().forEach(entry -> out.line(text(entry.explanation())));
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
                .filter(Explanation.ShadowVerdict::parts)
                .map(other -> "; " + other.policy() + " would part here"
                        + other.rule().map(rule -> " by " + rule).orElse("") + ": " + other.words())
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s  attempt %d  %-24s %-36s %s%s%s%s",
                MomentText.second(why.at()),
                why.attempt(),
                states,
                why.observation(),
                cause,
                why.reason(),
                effects,
                shadow);
    }
}

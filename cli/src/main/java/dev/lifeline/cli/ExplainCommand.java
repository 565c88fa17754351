package dev.lifeline.cli;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.controller.port.RunStore.JournalEntry;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunId;
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
import picocli.CommandLine.Parameters;

/** Shows the journal of a run. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells what was decided about a run and why, one line a decision, the oldest first.")
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
            List<JournalEntry> journal = journal(access, run);
            return show(journal, alike(access.runs().load(run), journal.size()));
        });
    }

    private static List<JournalEntry> journal(TableAccess access, RunId run) {
        List<JournalEntry> journal = access.runs().journal(run);
        if (journal.isEmpty()) {
            throw access.runs().load(run).isEmpty()
                    ? MissingRun.of(run, access)
                    : new WrongInput("the journal of run " + run + " is no longer kept");
        }
        return journal;
    }

    private int show(List<JournalEntry> journal, String alike) {
        List<JournalEntry> shown = journal.stream()
                .filter(entry -> !diff
                        || entry.explanation()
                                .shadow()
                                .filter(Explanation.Shadow::parts)
                                .isPresent())
                .toList();
        return table.print(shown, TableJsons::of, entry -> text(entry.explanation()), alike);
    }

    /** What is true where no decision is shown that the shadow would have made otherwise. */
    private static String alike(Optional<Stored> stored, int decisions) {
        Optional<ShadowLife> life = stored.flatMap(found -> found.run().shadow());
        if (life.isEmpty()) {
            return "it is not compared with another policy; if its policy names a shadow that could not be asked, the"
                    + " journal says so";
        }
        String shadow = life.get().policy().toString();
        Instant since = life.get().since();
        boolean whole =
                stored.filter(found -> found.run().created().equals(since)).isPresent();
        return life.get()
                .parting()
                .map(parting -> shadow + " parted at attempt " + parting.attempt() + ", " + parting.at() + ": "
                        + parting.instead() + "; " + parting.further())
                .orElse(
                        whole
                                ? "none of its " + decisions + " decisions would have been another under " + shadow
                                : "no decision since " + since + " would have been another under " + shadow
                                        + ", which could not be asked about all before");
    }

    private static String text(Explanation why) {
        String states = why.from() == why.to() ? why.to().name() : why.from() + " -> " + why.to();
        String cause = why.cause()
                .map(found ->
                        found.cause() + why.rule().map(rule -> " by " + rule).orElse("") + ": ")
                .orElse("");
        String effects = why.effects().isEmpty()
                ? ""
                : " ["
                        + why.effects().stream()
                                .map(effect -> effect.getClass().getSimpleName())
                                .collect(Collectors.joining(", "))
                        + "]";
        String shadow = why.shadow()
                .filter(Explanation.Shadow::parts)
                .map(other -> "; " + other.policy() + " would part here"
                        + other.rule().map(rule -> " by " + rule).orElse("") + ": " + other.words())
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

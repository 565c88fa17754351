package dev.lifeline.cli.runs;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.answer.NamedRun;
import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.PageFile;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.loop.CachedPolicies;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.explain.story.Story;
import dev.lifeline.explain.story.StoryPage;
import dev.lifeline.explain.story.Told;
import dev.lifeline.explain.timeline.Timelines;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the journal of a run. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says where a run stands and why, what would have changed that, and each decision, newest first.")
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(names = "--diff", description = "only the decisions that the shadow policy would have made differently")
    private boolean diff;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "write an HTML page with the timeline as a picture; - writes it to standard output")
    private Optional<String> html = Optional.empty();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        RunId run = id(argument.name());
        Optional<PageFile> page = html.map(name -> new PageFile("--html", name).checked());
        return stack.use(open -> {
            TableAccess access = open.table();
            Stored stored = read(
                    run,
                    () -> access.runs()
                            .load(run)
                            .or(() -> NamedRun.beginning(open.functions(), run.value())
                                    .flatMap(name -> access.runs().load(id(name))))
                            .orElseThrow(() -> MissingRun.of(run, access, stack.clock())));
            List<JournalEntry> journal =
                    read(run, () -> access.journals().journal(stored.run().id()));
            return diff
                    ? showPartings(journal, alike(stored.run(), journal.size()))
                    : show(
                            Explained.of(new Told(
                                    stored.run(),
                                    journal,
                                    policy(stored.run(), access),
                                    stack.clock().instant())),
                            page);
        });
    }

    /** A record that a later version wrote, or that somebody damaged, is no bug of this one. */
    private static <T> T read(RunId run, Supplier<T> records) {
        try {
            return records.get();
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            throw new CommandFailed("run " + run + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Without a policy that cannot be read, only what would have changed the verdict is unknown. */
    private Optional<Policy> policy(Run run, TableAccess access) {
        try {
            return new CachedPolicies(access.policies(), note -> {}, stack.clock(), Wiring.POLICY_FRESHNESS)
                    .policy(run.policy());
        } catch (UnreadablePolicy | StoreUnavailable unknown) {
            return Optional.empty();
        }
    }

    private static RunId id(String name) {
        return RunId.parse(name)
                .orElseThrow(() -> new WrongInput("RUN: " + RunId.ALPHABET + " are expected, not " + name));
    }

    /** A run's story, and what it is made from. */
    record Explained(Told told, Story story) {
        static Explained of(Told told) {
            return new Explained(told, Story.of(told));
        }
    }

    private int show(Explained explained, Optional<PageFile> page) {
        if (page.isEmpty()) {
            return stack.output().show(List.of(explained), RunJson::of, ExplainText::print, "");
        }
        Told told = explained.told();
        page.get()
                .write(
                        StoryPage.of(explained.story(), Timelines.of(told.run(), told.journal(), told.now()))
                                .text(),
                        stack.output());
        return 0;
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
                .map(parting -> shadow + " diverged at attempt " + parting.attempt() + ", "
                        + MomentText.second(parting.at()) + ": " + parting.instead() + "; " + parting.further())
                .orElse(shadow
                        + " would have decided the same"
                        + (run.created().equals(since)
                                ? "; decisions compared: " + decisions
                                : " since " + MomentText.second(since) + "; earlier decisions could not be compared"));
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
                .map(other -> "; " + other.policy() + " would have decided differently"
                        + other.rule().map(rule -> ", by rule " + rule).orElse("") + ": " + other.words())
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

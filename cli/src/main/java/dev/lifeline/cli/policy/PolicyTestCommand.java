package dev.lifeline.cli.policy;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.archive.ArchivePlaces;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.cli.whatif.AssumeOption;
import dev.lifeline.cli.whatif.PriceFile;
import dev.lifeline.cli.whatif.ReadProgress;
import dev.lifeline.cli.whatif.WhatIfText;
import dev.lifeline.controller.query.TimeBound;
import dev.lifeline.whatif.archive.ArchiveReader;
import dev.lifeline.whatif.archive.ArchiveSource;
import dev.lifeline.whatif.comparison.PolicyComparison;
import dev.lifeline.whatif.history.EventHistory;
import dev.lifeline.whatif.history.HistoryCounts;
import dev.lifeline.whatif.history.TableHistory;
import dev.lifeline.whatif.prediction.Prices;
import dev.lifeline.whatif.prediction.TestedPolicy;
import dev.lifeline.whatif.report.TestReport;
import dev.lifeline.whatif.report.TestReportJson;
import dev.lifeline.whatif.report.TestReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a policy would have done about runs that are over. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a policy would have done about the runs that ended, by the history of a stack or by archives of"
                    + " events: which runs differ, retries, successes, task-hours and dollars.",
            "Attempts that nobody saw are drawn from the retries that were observed; the interval holds the true value in"
                    + " 95 of 100 cases, as far as the model is right.",
            "Exits with 1 if there is no run, or none that the policy decides about."
        })
final class PolicyTestCommand implements Callable<Integer> {
    private static final int MOST_DRAWS = 200;

    @Parameters(paramLabel = "NEW", description = "a policy document, or the name of a policy, as NAME or NAME@N")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String fresh;

    @Option(names = "--against", paramLabel = "OLD", description = "the same; default: what happened")
    private Optional<String> old = Optional.empty();

    @Option(names = "--last", paramLabel = "TIME", description = "the runs of the stack that ended since, as in 30d")
    private Optional<String> last = Optional.empty();

    @Option(names = "--events", paramLabel = ArchivePlaces.LABEL, arity = "1..*", description = ArchivePlaces.FORMS)
    private List<String> events = List.of();

    @Option(
            names = "--assume",
            paramLabel = "[FAMILY:]CAUSE=SHARE",
            description = "how many retries after a cause succeed")
    private List<String> assumed = List.of();

    @Option(names = "--prices", paramLabel = "FILE", description = "prices and task sizes in YAML")
    private Optional<Path> prices = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "seed of the random draws (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--html", paramLabel = "FILE", description = "also write the result as an HTML page")
    private Optional<Path> page = Optional.empty();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() throws IOException {
        if (last.isPresent() == !events.isEmpty()) {
            throw new WrongInput("give either --last, as in --last 30d, or --events with files of recorded events");
        }
        Prices known = prices.map(PriceFile::read).orElse(Prices.STANDARD);
        TestReport report = last.isPresent() ? ofTable(known, last.get()) : ofEvents(known);
        return shown(report);
    }

    private TestReport ofEvents(Prices known) throws IOException {
        TestedPolicy after = PolicyPlace.local(fresh);
        Optional<TestedPolicy> before = old.isPresent() ? Optional.of(PolicyPlace.local(old.get())) : Optional.empty();
        List<ArchiveSource> sources = ArchivePlaces.of(events, System.in, stack::access);
        PolicyComparison comparison = new PolicyComparison(after, before, known, seed);
        EventHistory history = new EventHistory(Instant.now(), comparison::take);
        try (ReadProgress progress = new ReadProgress(stack.output(), sources)) {
            ArchiveReader.each(sources, progress.bytes(), event -> {
                history.take(event);
                progress.advance();
            });
        }
        return report(comparison, history.finish(), before);
    }

    private TestReport ofTable(Prices known, String since) {
        TimeBound bound = TimeBound.parse(since)
                .orElseThrow(() -> new WrongInput("--last " + since + ": a duration such as 30d is expected"));
        TestReport[] report = new TestReport[1];
        stack.withTable(table -> {
            report[0] = ofTable(known, table, bound);
            return 0;
        });
        return report[0];
    }

    private TestReport ofTable(Prices known, TableAccess table, TimeBound since) {
        TestedPolicy after = PolicyPlace.stored(fresh, table.policies());
        Optional<TestedPolicy> before = old.map(name -> PolicyPlace.stored(name, table.policies()));
        PolicyComparison comparison = new PolicyComparison(after, before, known, seed);
        Instant now = stack.clock().instant();
        TableHistory history = new TableHistory(table.listing().history(), table.runs());
        return report(comparison, history.read(since.at(now), now, comparison::take), before);
    }

    private TestReport report(PolicyComparison comparison, HistoryCounts counts, Optional<TestedPolicy> before) {
        String given = before.map(TestedPolicy::name).orElse("what happened");
        boolean alike = file(given).equals(file(fresh));
        return new TestReport(
                alike ? given : file(given),
                alike ? fresh : file(fresh),
                comparison.result(AssumeOption.of(assumed), MOST_DRAWS),
                counts,
                seed);
    }

    /** Without its folder. */
    private static String file(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private int shown(TestReport report) throws IOException {
        Printer err = stack.output().err();
        report.counts().faults().forEach(err::line);
        if (report.result().runs() == 0) {
            throw new WrongInput(last.map(since -> "no run ended since " + since)
                            .orElse(String.join(", ", events) + ": no event of a task that stopped")
                    + "; nothing can be compared");
        }
        if (page.isPresent()) {
            Files.writeString(page.get(), TestReportPage.of(report));
        }
        stack.output()
                .show(
                        List.of(report),
                        TestReportJson::of,
                        (out, one) -> WhatIfText.print(out, one, stack.output().width()),
                        "");
        return report.result().decided() == 0 ? ExitStatus.NOT_AS_WANTED.code() : 0;
    }
}

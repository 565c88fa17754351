package dev.lifeline.cli.policy;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.archive.ArchivePlaces;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.PageFile;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a policy would have done about runs that are over. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a policy would have done about the runs that ended, by the history of a stack or by archives of"
                    + " events: which runs differ, retries, successes, task-hours and dollars.",
            "Attempts that nobody saw are drawn from the retries that were observed; the interval holds the true value in"
                    + " 95 of 100 cases, as far as the model is right.",
            "Exits with 1 if the policy decides about none of the runs, and with 2 if there is no run."
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

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "also write the result as an HTML page; - writes only the page, to standard output")
    private Optional<String> html = Optional.empty();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (last.isPresent() == !events.isEmpty()) {
            throw new WrongInput("give either --last, as in --last 30d, or --events with files of recorded events");
        }
        Optional<PageFile> page = html.map(name -> new PageFile("--html", name).checked());
        refuseStack();
        AssumeOption.of(assumed); // a wrong one is refused before the work
        Prices known = prices.map(PriceFile::read).orElse(Prices.STANDARD);
        TestReport report = last.isPresent() ? ofTable(known, last.get()) : ofEvents(known);
        return shown(report, page);
    }

    /** Files need no stack, so a wrong one would pass unnoticed; objects in S3 need to know how AWS is reached. */
    private void refuseStack() {
        boolean inS3 = events.stream().anyMatch(place -> place.startsWith("s3://"));
        Stream.concat(
                        Stream.of("--stack", "--local"),
                        inS3 ? Stream.of() : Stream.of("--profile", "--region", "--endpoint-url"))
                .filter(option ->
                        !events.isEmpty() && spec.commandLine().getParseResult().hasMatchedOption(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new WrongInput(option + ": --events reads files and asks no stack; leave " + option
                            + " out, or give --last instead of --events");
                });
    }

    private TestReport ofEvents(Prices known) throws IOException {
        TestedPolicy after = PolicyPlace.local(fresh);
        Optional<TestedPolicy> before = old.isPresent() ? Optional.of(PolicyPlace.local(old.get())) : Optional.empty();
        List<ArchiveSource> sources = ArchivePlaces.of(events, System.in, stack::access);
        PolicyComparison comparison = new PolicyComparison(after, before, known, seed);
        EventHistory history = new EventHistory(stack.here(), comparison::take);
        try (ReadProgress progress = ReadProgress.ofEvents(stack.output(), sources)) {
            ArchiveReader.each(sources, progress.bytes(), event -> {
                history.take(event);
                progress.advance();
            });
            HistoryCounts counts = history.finish();
            progress.draws();
            return report(comparison, counts, before);
        }
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
        try (ReadProgress progress = ReadProgress.ofRuns(stack.output())) {
            HistoryCounts counts = history.read(since.at(now), now, run -> {
                comparison.take(run);
                progress.advance();
            });
            progress.draws();
            return report(comparison, counts, before);
        }
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

    private int shown(TestReport report, Optional<PageFile> page) {
        Printer err = stack.output().err();
        report.counts().faults().forEach(err::line);
        if (report.result().runs() == 0) {
            throw new WrongInput(last.map(since -> "no run ended since " + since)
                            .orElse(String.join(", ", events) + ": no event of a task that stopped")
                    + "; nothing can be compared");
        }
        page.ifPresent(file -> file.write(TestReportPage.of(report), stack.output()));
        if (page.filter(PageFile::isOutput).isEmpty()) {
            stack.output()
                    .show(
                            List.of(report),
                            TestReportJson::of,
                            (out, one) ->
                                    WhatIfText.print(out, one, stack.output().width()),
                            "");
        }
        return report.result().decided() == 0 ? ExitStatus.NOT_AS_WANTED.code() : 0;
    }
}

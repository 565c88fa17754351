package dev.lifeline.cli.replay;

import dev.lifeline.cli.archive.ArchivePlaces;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.policy.DocumentFile;
import dev.lifeline.cli.stack.AwsOptions;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.replay.Replay;
import dev.lifeline.controller.replay.ReplayLine;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.whatif.archive.ArchiveReader;
import dev.lifeline.whatif.archive.RecordedEvent;
import dev.lifeline.whatif.archive.RecordedEvent.ArchiveFault;
import dev.lifeline.whatif.archive.RecordedEvent.EventRead;
import dev.lifeline.whatif.archive.RecordedEvent.OversizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds recorded events to the real parser and core. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what Lifeline would have decided about recorded events, one line per event.",
            "Exits with 1 if no event could be read.",
            "Memory is bounded: it keeps the 10,000 runs that ended last and the 20,000 live ones seen last."
                    + " A later event of a forgotten run is ignored, and its line says so."
        })
public final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = ArchivePlaces.LABEL, arity = "1..*", description = ArchivePlaces.FORMS)
    private List<String> places = List.of();

    @Option(
            names = "--policy",
            paramLabel = "NAME|FILE",
            description = "default, always, once, prefer-cached, or a policy document, YAML or JSON, whose match says "
                    + "which tasks are adopted (default: ${DEFAULT-VALUE}, which adopts every task)")
    private String policy = "default";

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return switch (document()) {
            case Requested.Valid<PolicyDocument> valid -> replay(new Replay(valid.value()));
            case Requested.Invalid<PolicyDocument> invalid -> {
                Printer err = Printer.err(spec.commandLine());
                invalid.problems().forEach(problem -> err.line(policy + ": " + problem));
                yield ExitStatus.WRONG_INPUT.code();
            }
        };
    }

    /** A built-in policy takes precedence over a file of the same name. */
    private Requested<PolicyDocument> document() throws IOException {
        Optional<Policy> builtIn = DefaultPolicy.named(policy.replaceFirst("@0$", ""));
        if (builtIn.isPresent()) {
            return new Requested.Valid<>(PolicyDocument.of(builtIn.get()));
        }
        if (!Files.exists(Path.of(policy))) {
            throw new WrongInput("--policy: there is no policy " + policy + " and no such file; default, always, once"
                    + " and prefer-cached are built in");
        }
        return DocumentFile.read(Path.of(policy));
    }

    private int replay(Replay replay) {
        ReplayPrinter lines = new ReplayPrinter(replay, Printer.manyLines(spec.commandLine()));
        try {
            ArchiveReader.each(
                    ArchivePlaces.of(places, System.in, () -> aws.access(output)), new LongAdder(), lines::decide);
        } finally {
            lines.out.flush();
        }
        if (lines.all == 0) {
            throw new WrongInput(String.join(", ", places) + ": no events there; JSON objects are expected");
        }
        if (lines.rejected > 0) {
            Printer.err(spec.commandLine()).line(lines.rejected + " of " + lines.all + " events could not be read");
        }
        return lines.rejected == lines.all ? ExitStatus.NOT_AS_WANTED.code() : 0;
    }

    /** Prints the decision about each event as soon as it is read. */
    private final class ReplayPrinter {
        private final Replay replay;
        private final Printer out;
        private long all;
        private long rejected;

        ReplayPrinter(Replay replay, Printer out) {
            this.replay = replay;
            this.out = out;
        }

        void decide(RecordedEvent recorded) {
            switch (recorded) {
                case EventRead read -> replay.feed(read.place(), read.event()).forEach(this::print);
                case OversizedText large -> print(Replay.tooLarge(large.place(), large.bytes()));
                case ArchiveFault fault -> print(Replay.unreadable(fault.place(), fault.what()));
            }
        }

        private void print(ReplayLine line) {
            all++;
            rejected += line.outcome() == ReplayLine.ReplayOutcome.REJECTED ? 1 : 0;
            if (output.isText()) {
                out.line(text(line));
            } else {
                output.lines(ReplayJson.of(line)).forEach(out::line);
            }
        }
    }

    private static String text(ReplayLine line) {
        Optional<Explanation> why = line.decision().map(Decision::explanation);
        String cause = why.flatMap(Explanation::cause)
                        .map(it -> it.cause().name())
                        .orElse("")
                + why.flatMap(Explanation::rule).map(rule -> " by " + rule).orElse("");
        StringBuilder text = new StringBuilder();
        column(text, line.event(), 44);
        column(text, line.outcome().name().toLowerCase(Locale.ROOT), 8);
        column(text, why.map(it -> it.from() + " -> " + it.to()).orElse(""), 22);
        column(text, cause, 38);
        column(text, effects(line), 40);
        text.append(line.reason());
        line.decision().map(ReplayCommand::standing).ifPresent(text::append);
        return text.toString().stripTrailing();
    }

    /** A column and a space. {@code String.format} takes longer than the decision. */
    private static void column(StringBuilder text, String cell, int width) {
        text.append(cell).repeat(' ', Math.max(0, width - cell.length()) + 1);
    }

    private static String effects(ReplayLine line) {
        return line.effects().stream()
                .map(effect -> effect.kind() + " of attempt " + effect.attempt()
                        + effect.at().map(at -> " at " + at).orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static String standing(Decision decision) {
        RunReport report = RunReport.of(decision.run(), decision.explanation());
        String why = ReportText.why(report.finding());
        return " | " + ReportText.standing(report) + (why.isEmpty() ? "" : " | " + why);
    }
}

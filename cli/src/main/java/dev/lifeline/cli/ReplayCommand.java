package dev.lifeline.cli;

import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.replay.Replay;
import dev.lifeline.controller.replay.ReplayLine;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds recorded events to the real parser and core. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what Lifeline would have decided about recorded events, one line each.",
            "Exits with 1 when there was no event that could be read."
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|DIR",
            description = "a JSON file, a file of one JSON object a line (.ndjson), or a folder of JSON files")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path place;

    @Option(
            names = "--policy",
            paramLabel = "NAME|FILE",
            description = "default, always, once, prefer-cached, or a policy document, YAML or JSON, whose match says "
                    + "which tasks are adopted (default: ${DEFAULT-VALUE}, which adopts every task)")
    private String policy = "default";

    @Option(names = "--json", description = "print one JSON object a line")
    private boolean json;

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
                yield Main.WRONG_INPUT;
            }
        };
    }

    /** The built-in policy of that name goes before a file of that name. */
    private Requested<PolicyDocument> document() throws IOException {
        Optional<Policy> builtIn = DefaultPolicy.named(policy);
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
        Printer out = Printer.out(spec.commandLine());
        List<ReplayLine> lines = Recording.read(place).stream()
                .flatMap(event -> replay.feed(event.name(), event.json()).stream())
                .toList();
        lines.forEach(line -> out.line(json ? Jsons.of(line) : text(line)));
        long rejected = lines.stream()
                .filter(line -> line.outcome() == ReplayLine.Outcome.REJECTED)
                .count();
        if (rejected > 0) {
            Printer.err(spec.commandLine()).line(rejected + " of " + lines.size() + " events could not be read");
        }
        return rejected == lines.size() ? Main.NOT_AS_WANTED : 0;
    }

    private static String text(ReplayLine line) {
        Optional<Explanation> why = line.decision().map(Decision::explanation);
        String states = why.map(it -> it.from() + " -> " + it.to()).orElse("");
        String cause = why.flatMap(Explanation::cause)
                        .map(it -> it.cause().name())
                        .orElse("")
                + why.flatMap(Explanation::rule).map(rule -> " by " + rule).orElse("");
        String effects = line.effects().stream()
                .map(effect -> effect.kind() + " of attempt " + effect.attempt()
                        + effect.at().map(at -> " at " + at).orElse(""))
                .collect(Collectors.joining(", "));
        return String.format(
                        Locale.ROOT,
                        "%-44s %-8s %-22s %-38s %-40s %s%s",
                        line.event(),
                        line.outcome().name().toLowerCase(Locale.ROOT),
                        states,
                        cause,
                        effects,
                        line.reason(),
                        line.decision().map(ReplayCommand::standing).orElse(""))
                .stripTrailing();
    }

    private static String standing(Decision decision) {
        RunReport report = RunReport.of(decision.run(), decision.explanation());
        String why = ReportText.why(report.finding());
        return " | " + ReportText.standing(report) + (why.isEmpty() ? "" : " | " + why);
    }
}

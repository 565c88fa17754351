package dev.lifeline.cli.runs;

import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.cli.runs.ExplainCommand.Explained;
import dev.lifeline.explain.story.Chapter;
import dev.lifeline.explain.story.RunVerdict;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.run.Run;
import java.util.Locale;
import java.util.Optional;

/** A story as text: the verdict, what would have changed it, and the decisions, the newest first. */
final class ExplainText {
    private ExplainText() {}

    static void print(Printer out, Explained explained) {
        RunVerdict verdict = explained.story().verdict();
        out.line(verdict.heading().run() + ": " + verdict.result()
                + why(explained.told().run()));
        out.line("");
        ReportText.block(RunReport.of(explained.told().run())).forEach(out::line);
        verdict.cause().ifPresent(cause -> out.line(field("meaning", cause)));
        out.line(field("tried", verdict.tried()));
        out.line(field("then", verdict.next()));
        verdict.links().forEach(link -> out.line(field("link", link.words() + ": " + link.address())));
        if (!explained.story().otherwise().isEmpty()) {
            out.line("");
            out.line("What would have changed it");
            explained.story().otherwise().forEach(other -> out.line("  " + other));
        } else if (explained.told().policy().isEmpty()) {
            out.line("");
            out.line("What would have changed it is unknown: policy "
                    + explained.told().run().policy() + " cannot be read");
        }
        out.line("");
        out.line("The story, newest first");
        explained.story().chapters().forEach(chapter -> print(out, chapter));
        if (!explained.story().isWhole()) {
            out.line("");
            out.line(
                    explained.story().chapters().isEmpty()
                            ? "its decisions have expired"
                            : "its earlier decisions have expired");
        }
    }

    /** Only of a run that has failed: success needs no reason, and the rest is said elsewhere. */
    private static String why(Run run) {
        return RunReport.of(run)
                .finding()
                .filter(found -> found.cause().isPresent())
                .map(found -> "; " + ReportText.why(Optional.of(found)))
                .orElse("");
    }

    private static void print(Printer out, Chapter chapter) {
        out.line("");
        out.line(MomentText.second(chapter.at()) + "  attempt " + chapter.attempt() + ", " + chapter.title());
        chapter.sentences().forEach(sentence -> out.line("  " + sentence));
    }

    private static String field(String name, String value) {
        return String.format(Locale.ROOT, "%-10s %s", name, value);
    }
}

package dev.lifeline.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command prints its results and its errors. */
public final class OutputOptions {
    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "table, json (one object per line) or yaml (default: table)")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--no-color", description = "no colors (default with the environment variable NO_COLOR)")
    private boolean noColor;

    @Option(names = "--debug", description = "show the calls to AWS, and the stack trace of an error")
    private boolean debug;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    public Printer out() {
        return Printer.out(command.commandLine());
    }

    public Printer err() {
        return Printer.err(command.commandLine());
    }

    /** Whether a person reads: neither JSON nor YAML is wanted. */
    public boolean isText() {
        return format == OutputFormat.TABLE;
    }

    /** The terminal that the output goes to. */
    public TerminalKind terminal() {
        return isText() ? TerminalKind.of(noColor) : TerminalKind.NONE;
    }

    /** The width of the terminal; without one, lines are never cut. */
    public int width() {
        if (!terminal().canRedraw()) {
            return Integer.MAX_VALUE;
        }
        try (ScreenSource screen = ScreenSource.ofProcess()) {
            return screen.size().columns();
        }
    }

    /** Whether calls are shown. */
    public boolean isDebug() {
        return debug;
    }

    /**
     * Prints each item in the wanted format.
     *
     * @param none the text if there is nothing to print
     * @return the exit code
     */
    public <T> int print(List<T> values, Function<T, JsonNode> asJson, Function<T, String> asText, String none) {
        return show(values, asJson, (out, value) -> out.line(asText.apply(value)), none);
    }

    /** The same for text of more than one line. */
    public <T> int show(List<T> values, Function<T, JsonNode> asJson, BiConsumer<Printer, T> asText, String none) {
        Printer out = out();
        for (T value : values) {
            if (isText()) {
                asText.accept(out, value);
            } else {
                lines(asJson.apply(value)).forEach(out::line);
            }
        }
        if (values.isEmpty() && isText()) {
            out.line(none);
        }
        return 0;
    }

    /** An object in the wanted format; JSON if a table is wanted. */
    public List<String> lines(JsonNode value) {
        return switch (format) {
            case TABLE, JSON -> List.of(JsonTree.text(value));
            case YAML -> YamlLines.of(value);
        };
    }
}

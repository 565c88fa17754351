package dev.lifeline.cli.output;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * All text reaches the terminal through this class. It may come from anyone who can name a container, a run or a file,
 * so characters that control a terminal are escaped ({@link TerminalText}), and only the end of a line starts a new
 * one.
 */
public final class Printer {
    /** Guards against a cycle of causes. */
    private static final int MOST_CAUSES = 10;

    private static final int BLOCK = 1 << 16;

    private final PrintWriter to;

    private Printer(PrintWriter to) {
        this.to = to;
    }

    public static Printer out(CommandLine command) {
        return new Printer(command.getOut());
    }

    /** For millions of lines: buffered, so {@link #flush} writes the last ones. */
    public static Printer manyLines(CommandLine command) {
        return new Printer(new PrintWriter(new BufferedWriter(command.getOut(), BLOCK)));
    }

    public static Printer err(CommandLine command) {
        return new Printer(command.getErr());
    }

    /** Terminal controls. */
    public enum Control {
        GREEN("\u001b[32m"),
        RED("\u001b[31m"),
        DIM("\u001b[2m"),
        PLAIN("\u001b[0m"),
        CLEAR_LINE("\u001b[2K"),
        CLEAR_DOWN("\u001b[J"),
        CLEAR_SCREEN("\u001b[H\u001b[2J"),
        LINE_UP("\u001b[A"),
        LINE_START("\r");

        private final String sequence;

        Control(String sequence) {
            this.sequence = sequence;
        }
    }

    /** A line of text or JSON. In JSON, escaped characters are inside strings, where the escape means the same. */
    public void line(String text) {
        to.println(TerminalText.escaped(text));
    }

    /** A text that a person wrote, line by line, so that it can be edited and used again. Its tabs stay. */
    public void source(String text) {
        text.lines()
                .forEach(line -> to.println(Pattern.compile("\t", Pattern.LITERAL)
                        .splitAsStream(line)
                        .map(TerminalText::escaped)
                        .collect(Collectors.joining("\t"))));
    }

    /** Each line of a multi-line text, indented by four spaces, so that it cannot imitate our own lines. */
    public void quote(String text) {
        text.lines().forEach(line -> line("    " + line));
    }

    /** A bug, with its stack trace. */
    public void trace(Throwable bug) {
        frames(bug, "");
        Stream.iterate(bug.getCause(), cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .forEach(cause -> frames(cause, "Caused by: "));
    }

    private void frames(Throwable failure, String before) {
        line(before + failure);
        for (StackTraceElement frame : failure.getStackTrace()) {
            to.println("\tat " + TerminalText.escaped(frame.toString()));
        }
    }

    /** Text without a line break. */
    public Printer text(String text) {
        to.print(TerminalText.escaped(text));
        return this;
    }

    public Printer control(Control control) {
        to.print(control.sequence);
        return this;
    }

    public void flush() {
        to.flush();
    }
}

package dev.lifeline.cli;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The one way for text to reach a terminal. What is printed may come from anyone who can name a container, a run or a
 * file, so characters that a terminal acts upon are escaped ({@link TerminalText}); nothing but the line's own end
 * begins a new line.
 */
final class Printer {
    /** Against a circle of causes. */
    private static final int MOST_CAUSES = 10;

    private static final int BLOCK = 1 << 16;

    private final PrintWriter to;

    private Printer(PrintWriter to) {
        this.to = to;
    }

    static Printer out(CommandLine command) {
        return new Printer(command.getOut());
    }

    /** For lines by the million, which reach the terminal in blocks; {@link #flush} ends the last one. */
    static Printer manyLines(CommandLine command) {
        return new Printer(new PrintWriter(new BufferedWriter(command.getOut(), BLOCK)));
    }

    static Printer err(CommandLine command) {
        return new Printer(command.getErr());
    }

    /** What a terminal does beside showing text. */
    enum Control {
        GREEN("\u001b[32m"),
        RED("\u001b[31m"),
        DIM("\u001b[2m"),
        PLAIN("\u001b[0m"),
        CLEAR_LINE("\u001b[2K"),
        LINE_UP("\u001b[A"),
        LINE_START("\r");

        private final String sequence;

        Control(String sequence) {
            this.sequence = sequence;
        }
    }

    /** A line of text or of JSON; in JSON, what is escaped is inside strings, where the escape means the same. */
    void line(String text) {
        to.println(TerminalText.escaped(text));
    }

    /** JSON that is laid out in lines: a line end is outside its strings. */
    void json(String text) {
        text.lines().forEach(this::line);
    }

    /** Each line of a text that has several, behind four spaces, so that none can be taken for one of ours. */
    void quote(String text) {
        text.lines().forEach(line -> line("    " + line));
    }

    /** A bug, with where it happened. */
    void trace(Throwable bug) {
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

    /** What may have been meant, or how the command is used: picocli's words, with nothing of what was typed. */
    void help(ParameterException wrong) {
        if (!UnmatchedArgumentException.printSuggestions(wrong, to)) {
            wrong.getCommandLine().usage(to);
        }
    }

    /** Text that does not end its line yet. */
    Printer text(String text) {
        to.print(TerminalText.escaped(text));
        return this;
    }

    Printer control(Control control) {
        to.print(control.sequence);
        return this;
    }

    void flush() {
        to.flush();
    }
}

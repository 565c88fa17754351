package dev.lifeline.cli.output;

import java.io.Console;
import java.util.Optional;

/** The kind of terminal that the output goes to. */
public enum TerminalKind {
    /** A file, a pipe, or a terminal that can only append ({@code TERM=dumb}): plain lines. */
    NONE,
    /** The output may be redrawn, without colors. */
    PLAIN,
    /** The output may be redrawn and colored. */
    COLORED;

    /** The terminal of this process. */
    public static TerminalKind of(boolean noColor) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return of(
                terminal,
                Optional.ofNullable(System.getenv("TERM")),
                noColor
                        || Optional.ofNullable(System.getenv("NO_COLOR"))
                                .filter(set -> !set.isEmpty())
                                .isPresent());
    }

    /** https://no-color.org: any text that is not empty. A terminal without a name is one that can only append. */
    static TerminalKind of(boolean terminal, Optional<String> type, boolean noColor) {
        if (!terminal
                || type.filter(name -> !name.isEmpty() && !name.equals("dumb")).isEmpty()) {
            return NONE;
        }
        return noColor ? PLAIN : COLORED;
    }

    public boolean canRedraw() {
        return this != NONE;
    }
}

package dev.lifeline.cli.output;

import java.io.Console;
import java.util.Optional;

/** The kind of terminal that the output goes to. */
public final class TerminalKind {
    private TerminalKind() {}

    /** An interactive terminal: the output may be redrawn and colored. */
    public static boolean isTerminal() {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return terminal && System.getenv("NO_COLOR") == null;
    }
}

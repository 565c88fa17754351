package dev.lifeline.cli;

import java.io.Console;
import java.util.Optional;

/** What the output goes to. */
final class Screen {
    private Screen() {}

    /** A person is looking: the output may be redrawn and coloured. */
    static boolean isTerminal() {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return terminal && System.getenv("NO_COLOR") == null;
    }
}

package dev.lifeline.cli.output;

import java.io.IOException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks a terminal for its size, which may change at any time. */
interface ScreenSource extends AutoCloseable {
    ScreenSize size();

    @Override
    default void close() {}

    /** The terminal of this process. */
    static ScreenSource ofProcess() {
        try {
            Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(true).build();
            return new ScreenSource() {
                @Override
                public ScreenSize size() {
                    Size size = terminal.getSize();
                    return size.getColumns() > 0 && size.getRows() > 0
                            ? new ScreenSize(size.getColumns(), size.getRows())
                            : ScreenSize.USUAL;
                }

                @Override
                public void close() {
                    try {
                        terminal.close();
                    } catch (IOException gone) {
                        // The terminal is closed already.
                    }
                }
            };
        } catch (IOException none) {
            return () -> ScreenSize.USUAL;
        }
    }
}

package dev.lifeline.cli.web;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The browser of this machine. */
final class Browser {
    private Browser() {}

    /** Opens a page, if there is a program for it; the link was printed in any case. */
    static void open(URI page) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name", "").toLowerCase(Locale.ROOT), page))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException none) {
            // There is no such program.
        }
    }

    private static List<String> command(String system, URI page) {
        if (system.startsWith("mac")) {
            return List.of("open", page.toString());
        }
        return system.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
                : List.of("xdg-open", page.toString());
    }
}

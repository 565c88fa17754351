package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.WrongInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the report of a demo goes. */
record ReportFile(Path file) {
    /**
     * Checks the place before the demo, which takes a minute.
     *
     * @throws WrongInput if no file can be written there
     */
    void check() {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (Files.isDirectory(file)) {
            throw new WrongInput("--report: " + file + " is a folder; name a file, such as demo.html");
        }
        if (!Files.isDirectory(folder)) {
            throw new WrongInput("--report: there is no folder " + folder + "; make it, or name another file");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new WrongInput("--report: " + file + " cannot be written; name another file");
        }
    }

    void write(DemoReport report) {
        try {
            Files.writeString(file, report.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "--report: " + file + " cannot be written: " + failure.getMessage(), failure);
        }
    }
}

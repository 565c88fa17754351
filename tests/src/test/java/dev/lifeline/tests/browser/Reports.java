package dev.lifeline.tests.browser;

import dev.lifeline.cli.Main;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The pages that the command writes, made by the command. */
final class Reports {
    /** A success, each kind of retry, a stop, a failure, and a run that Lifeline did not launch. */
    private static final List<String> SCENARIOS = List.of(
            "01-success",
            "02-pull-transient",
            "03-image-not-found",
            "09-exit-code",
            "17-spent-exits",
            "24-too-long",
            "26-spot-then-on-demand",
            "28-shadow",
            "29-adopted");

    private Reports() {}

    static Path demo(Path folder) {
        try {
            Path scenarios = Files.createDirectory(folder.resolve("scenarios"));
            for (String name : SCENARIOS) {
                Path file = Path.of(name + ".yaml");
                Files.copy(Repository.ROOT.resolve("local/scenarios").resolve(file), scenarios.resolve(file));
            }
            Path page = folder.resolve("demo.html");
            run("demo", scenarios.toString(), "--speed", "40", "--report", page.toString());
            return page;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path whatIf(Path folder) {
        Path page = folder.resolve("what-if.html");
        run(
                "policy",
                "test",
                Repository.ROOT.resolve("docs/policies/never-give-up.yaml").toString(),
                "--against",
                "default",
                "--events",
                Repository.ROOT.resolve("events").toString(),
                "--html",
                page.toString());
        return page;
    }

    /** On a slow machine a scenario may end otherwise than expected, and its section says so. */
    private static void run(String... command) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        int exit = Main.commandLine().setOut(writer).setErr(writer).execute(command);
        if (exit > ExitStatus.NOT_AS_WANTED.code()) {
            throw new IllegalStateException(printed.toString());
        }
    }
}

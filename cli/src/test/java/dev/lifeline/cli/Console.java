package dev.lifeline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/**
 * The output of a command, and its exit code.
 *
 * @param exit its exit code
 */
public record Console(int exit, String out, String err) {
    public static final Path ROOT = Path.of(System.getProperty("lifeline.root"));

    public static Console lifeline(Object... arguments) {
        return run(Main.commandLine(), arguments);
    }

    static Console run(CommandLine command, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new Console(exit, out.toString(), err.toString());
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}

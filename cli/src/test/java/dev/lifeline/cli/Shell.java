package dev.lifeline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the command as a shell would, and captures its output. */
public record Shell(int exit, String out, String err) {

    public static Shell run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine lifeline =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = lifeline.execute(arguments);
        return new Shell(exit, out.toString().strip(), err.toString().strip());
    }
}

package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.port.EcsUnavailable;
import dev.lifeline.controller.port.StoreUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;

/** How failures are told in the log. */
final class Failures {
    private Failures() {}

    /** One sentence where it passes by itself; with its stack trace where it is a bug or a record that is broken. */
    static void log(String what, RuntimeException failure, Context context) {
        boolean passes = failure instanceof StoreUnavailable
                || failure instanceof EcsUnavailable
                || failure instanceof Contention;
        context.getLogger()
                .log(
                        what + ": " + (passes ? failure.getMessage() : trace(failure)) + "\n",
                        passes ? LogLevel.WARN : LogLevel.ERROR);
    }

    private static String trace(RuntimeException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}

package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lifeline.controller.ecs.EcsUnavailable;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.store.StoreUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;

/** How failures are logged. */
final class FailureLog {
    private FailureLog() {}

    /** One sentence for a transient failure; with the stack trace for a bug or a damaged record. */
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

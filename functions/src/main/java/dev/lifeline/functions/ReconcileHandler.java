package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.loop.RunController;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Finds what got lost, every minute, and wakes in time what comes due before the next. The answer is {@code {"looked",
 * "acted"}}; a round in which a run could not be looked after fails at its end, when all other work is done, so that
 * the alarm on the function's errors sees it.
 */
public final class ReconcileHandler implements RequestStreamHandler {
    private final FunctionBody work;

    public ReconcileHandler() {
        work = DeployedFunction.of(ReconcileHandler::work);
    }

    public ReconcileHandler(Wiring wiring) {
        work = wiring.function(ReconcileHandler::work);
    }

    private static FunctionBody work(RunController controller) {
        return new ReconcileRound(controller.reconciler());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}

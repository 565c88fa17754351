package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.RunController;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Finds what got lost, every minute, and sets timers for what is due before the next round. The answer is
 * {@code {"looked", "acted"}}. A round in which a run fails ends with an error after all other work is done, so that
 * the alarm on the function's errors fires.
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

package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.RunController;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Launches a run. The answer reports the run with the fields of {@link dev.lifeline.controller.report.ReportJson}, and
 * {@code existed}. An invalid request fails the invocation with {@link InvalidRunRequest}; one that cannot be carried
 * out now, with {@link LaunchUnavailable}.
 */
public final class LaunchRunHandler implements RequestStreamHandler {
    private final FunctionBody work;

    public LaunchRunHandler() {
        work = DeployedFunction.of(LaunchRunHandler::work);
    }

    public LaunchRunHandler(Wiring wiring) {
        work = wiring.function(LaunchRunHandler::work);
    }

    private static FunctionBody work(RunController controller) {
        return new RunLaunch(controller.launcher());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}

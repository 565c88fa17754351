package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Launches a run. The answer is its {@linkplain dev.lifeline.controller.report.DescriptionJson description}, and
 * {@code existed}. An invalid request fails the invocation with {@link InvalidRunRequest}; one that cannot be carried
 * out now, with {@link RunUnavailable}.
 */
public final class LaunchRunHandler implements RequestStreamHandler {
    private final FunctionBody work;

    public LaunchRunHandler() {
        work = DeployedFunction.of(RunLaunch::new);
    }

    public LaunchRunHandler(Wiring wiring) {
        work = wiring.function(RunLaunch::new);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}

package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Records foreign launches that CloudTrail reports, and adopts the tasks that were refused. */
public final class RecordLaunchHandler implements RequestStreamHandler {
    private final FunctionBody work;

    public RecordLaunchHandler() {
        work = DeployedFunction.ofEvents();
    }

    public RecordLaunchHandler(Wiring wiring) {
        work = wiring.events();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}

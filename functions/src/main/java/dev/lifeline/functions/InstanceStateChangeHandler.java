package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Applies the state changes of container instances to the runs on them. */
public final class InstanceStateChangeHandler implements RequestStreamHandler {
    private final FunctionBody work;

    public InstanceStateChangeHandler() {
        work = DeployedFunction.ofEvents();
    }

    public InstanceStateChangeHandler(Wiring wiring) {
        work = wiring.events();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}

package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Applies the state changes of ECS tasks to their runs. */
public final class TaskStateChangeHandler implements RequestStreamHandler {
    private final FunctionBody work;

    public TaskStateChangeHandler() {
        work = DeployedFunction.ofEvents();
    }

    public TaskStateChangeHandler(Wiring wiring) {
        work = wiring.events();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}

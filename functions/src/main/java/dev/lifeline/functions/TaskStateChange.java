package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Applies the state changes of ECS tasks to their runs. */
public final class TaskStateChange implements RequestStreamHandler {
    private final StateChanges changes;

    public TaskStateChange() {
        this(Lifeline.onAws());
    }

    public TaskStateChange(Lifeline lifeline) {
        this.changes = new StateChanges(lifeline.receiver());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        changes.handle(in, out, context);
    }
}

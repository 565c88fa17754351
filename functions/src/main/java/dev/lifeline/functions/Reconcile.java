package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Reconciler.Round;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Does what is due, every minute; what comes due within the minute at its exact second. */
public final class Reconcile implements RequestStreamHandler {
    /** Up to where the next invocation takes over. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Reconciler reconciler;

    public Reconcile() {
        this(Lifeline.onAws());
    }

    public Reconcile(Lifeline lifeline) {
        this.reconciler = lifeline.reconciler();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Round round = reconciler.reconcile(WINDOW);
        Json.MAPPER.writeValue(out, round);
    }
}

package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Reconciler.Round;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Does what is due, every minute; what comes due within the minute at its exact second. The answer is {@code {"looked",
 * "acted"}}; a round in which a run could not be looked after fails at its end, when all other work is done, so that
 * the alarm on the function's errors sees it.
 */
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
        round.failures().forEach(failure -> Failures.log("run " + failure.run() + " fails", failure.cause(), context));
        if (!round.failures().isEmpty()) {
            throw new IllegalStateException(round.failures().size() + " of " + round.looked()
                    + " runs could not be looked after; each is tried again in the next minute, and the log says why: "
                    + round.failures().stream()
                            .map(failure -> failure.run().value())
                            .collect(Collectors.joining(", ")));
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("looked", round.looked()).put("acted", round.acted());
        Json.MAPPER.writeValue(out, answer);
    }
}

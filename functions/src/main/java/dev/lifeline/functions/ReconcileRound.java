package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Reconciler.Round;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** One round of the reconciler, and its report. */
final class ReconcileRound implements Work {
    /** Up to where the next invocation takes over. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** What a round may need after its window: its overtime, and a step that is begun in its last moment. */
    private static final Duration AFTER = Reconciler.OVERTIME.plus(Deployment.LONGEST_STEP);

    private final Reconciler reconciler;

    ReconcileRound(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    /** Up to where the next invocation takes over, if the function has the time. */
    private static Duration window(Duration left) {
        Duration most = left.compareTo(AFTER) > 0 ? left.minus(AFTER) : Duration.ZERO;
        return most.compareTo(WINDOW) < 0 ? most : WINDOW;
    }

    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        Round round = reconciler.reconcile(window(Duration.ofMillis(context.getRemainingTimeInMillis())));
        round.failures().forEach(failure -> Failures.log("run " + failure.run() + " fails", failure.cause(), context));
        if (!round.failures().isEmpty()) {
            throw new IllegalStateException(round.failures().size() + " of " + round.looked()
                    + " runs could not be looked after; each is tried again in the next minute, and the log says why: "
                    + round.failures().stream()
                            .map(failure -> failure.run().value())
                            .collect(Collectors.joining(", ")));
        }
        ObjectNode answer = JsonTree.object();
        answer.put("looked", round.looked()).put("acted", round.acted());
        out.write(JsonTree.text(answer).getBytes(StandardCharsets.UTF_8));
    }
}

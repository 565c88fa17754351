package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.reconcile.Reconciler;
import dev.lifeline.controller.reconcile.RoundReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** One round of the reconciler, with its report. */
final class ReconcileRound implements FunctionBody {
    private final Reconciler reconciler;

    ReconcileRound(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    /** How long a round starts work: what starts at the last moment ends before the function's time-out. */
    private static Duration time(Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return left.minus(DeployedFunction.LONGEST_STEP);
    }

    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        RoundReport round = reconciler.reconcile(time(context));
        round.failures()
                .forEach(failure -> FailureLog.log("run " + failure.run() + " fails", failure.cause(), context));
        if (!round.failures().isEmpty()) {
            throw new IllegalStateException(round.failures().size() + " of " + round.looked()
                    + " runs failed; each is tried again in the next minute, and the log says why: "
                    + round.failures().stream()
                            .map(failure -> failure.run().value())
                            .collect(Collectors.joining(", ")));
        }
        ObjectNode answer = JsonTree.object();
        answer.put("looked", round.looked()).put("acted", round.acted());
        out.write(JsonTree.text(answer).getBytes(StandardCharsets.UTF_8));
    }
}

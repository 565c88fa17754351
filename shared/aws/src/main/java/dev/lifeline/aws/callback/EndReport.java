package dev.lifeline.aws.callback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * How a run ended, for a receiver.
 *
 * @param run an ended one
 * @param description of a run, as the functions answer it
 */
record EndReport(Run run, Phase.Ended end, Function<Run, ObjectNode> description) {
    boolean succeeded() {
        return end.result() == Phase.Result.SUCCEEDED;
    }

    /** What a receiver can catch: STOPPED, or the cause of the failure. */
    String error() {
        return end.result() == Phase.Result.STOPPED
                ? end.result().name()
                : end.cause()
                        .map(Classification::cause)
                        .map(Cause::name)
                        .orElse(end.result().name());
    }

    /** The description as JSON of at most so many bytes: the earliest attempts are left out first. */
    String json(int longest) {
        ObjectNode whole = description.apply(run);
        String text = JsonTree.text(whole);
        while (text.getBytes(StandardCharsets.UTF_8).length > longest
                && whole.path("history") instanceof ArrayNode history
                && !history.isEmpty()) {
            for (int dropped = 0; dropped <= history.size() / 2; dropped++) {
                history.remove(0);
            }
            text = JsonTree.text(whole);
        }
        return text;
    }
}

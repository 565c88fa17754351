package dev.lifeline.controller.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.controller.shape.FieldRule.OneOfWords;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.OpenObject;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.List;
import java.util.Optional;

/**
 * What a user requests of a run.
 *
 * @param generation the only generation that it concerns, so that a repeated request does nothing twice
 * @param reason for the journal, in the user's words
 * @param manner of a stop
 * @param changes of a rerun: a JSON merge patch of the request
 */
public record ControlRequest(
        RunId run,
        UserAction action,
        Optional<Integer> generation,
        String reason,
        StopManner manner,
        Optional<JsonNode> changes) {

    /** What to do with a run. */
    public enum UserAction {
        /** End it. */
        STOP,
        /** Begin no further attempt for now. */
        SUSPEND,
        /** Go on after that. */
        RESUME,
        /** Begin another generation of an ended run. */
        RERUN
    }

    private static final int LONGEST_REASON = 256;

    private static final Shape<String> REASON = Shapes.TEXT
            .checked(text -> Reading.of(
                    Optional.of(text).filter(reason -> reason.length() <= LONGEST_REASON),
                    "at most " + LONGEST_REASON + " characters are expected"))
            .with(schema -> schema.put("maxLength", LONGEST_REASON))
            .or("no reason given");

    public static final Shape<ControlRequest> SHAPE = Shapes.record(ControlRequest::described);

    private static ControlRequest described(Fields<ControlRequest> fields) {
        RunId run = fields.field("run", RunRequestParser.NAME, ControlRequest::run);
        UserAction action =
                fields.field("action", Shapes.word(Enum::name, UserAction.values()), ControlRequest::action);
        ControlRequest request = new ControlRequest(
                run,
                action,
                fields.optional("generation", RemovalRequest.GENERATION, ControlRequest::generation),
                fields.field("reason", REASON, ControlRequest::reason),
                fields.field("atOnce", Shapes.FLAG, asked -> asked.manner() == StopManner.AT_ONCE)
                        ? StopManner.AT_ONCE
                        : StopManner.GRACEFUL,
                fields.optional("changes", OpenObject.SHAPE, ControlRequest::changes));
        fields.forbid("atOnce", allBut(UserAction.STOP, action), "only for STOP");
        fields.forbid("changes", allBut(UserAction.RERUN, action), "only for RERUN");
        return request;
    }

    private static OneOfWords allBut(UserAction one, UserAction action) {
        List<String> others = List.of(UserAction.values()).stream()
                .filter(other -> other != one)
                .map(Enum::name)
                .toList();
        return new OneOfWords(action != one, "action", others);
    }
}

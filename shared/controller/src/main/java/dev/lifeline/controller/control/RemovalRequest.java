package dev.lifeline.controller.control;

import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.Optional;

/**
 * A user's request to remove a run.
 *
 * @param generation the only generation that it concerns
 */
public record RemovalRequest(RunId run, Optional<Integer> generation) {
    static final Shape<Integer> GENERATION = Shapes.integer(1, 999_999);

    public static final Shape<RemovalRequest> SHAPE = Shapes.record(fields -> new RemovalRequest(
            fields.field("run", RunRequestParser.NAME, RemovalRequest::run),
            fields.optional("generation", GENERATION, RemovalRequest::generation)));
}

package dev.lifeline.controller.policy;

import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.policy.Condition.ExitCode.Sense;
import dev.lifeline.lifecycle.policy.Range;
import java.util.List;
import java.util.Map;

/** Exit codes, or all but them. */
record ExitCodes(Sense sense, List<Range> codes) {
    private static final Shape<List<Range>> CODES = Many.oneOrMore(Ranges.CODES);

    private static final Shape<List<Range>> OTHERS = Shapes.record(fields -> fields.field(
            "not",
            CODES.needed("write { not: [0, 2] }, or the codes themselves").described("The excluded codes."),
            codes -> codes));

    static final Shape<ExitCodes> SHAPE = Shapes.objectOr(
                    OTHERS.described("All codes but these.")
                            .as(codes -> new ExitCodes(Sense.NOT_IN, codes), ExitCodes::codes),
                    CODES.as(codes -> new ExitCodes(Sense.IN, codes), ExitCodes::codes),
                    exit -> exit.sense() == Sense.NOT_IN)
            .described(
                    "Exit codes and ranges of them, or all others; of the container that decided, or of those named by"
                            + " container.",
                    1,
                    List.of(2, "64-78"),
                    Map.of("not", List.of(0, 2)));
}

package dev.lifeline.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What others are told of a run: an attribute of its own beside the journal's entry, which a pipe takes from the
 * table's stream and puts on an event bus as it is. All values are texts, since a pipe hands on DynamoDB's numbers as
 * texts, and what there is not is {@code NONE}, since a pipe wants every path to lead somewhere.
 */
final class RunChange {
    static final String ATTRIBUTE = "change";

    private static final String NONE = "NONE";

    private RunChange() {}

    /** Empty for a decision that changes neither the state of the attempt nor ends the run. */
    static Optional<AttributeValue> of(Run run, long revision, Explanation why) {
        boolean told = why.from() != why.to() || run.hasEnded();
        return told ? Optional.of(fromM(values(run, revision, why))) : Optional.empty();
    }

    private static Map<String, AttributeValue> values(Run run, long revision, Explanation why) {
        Map<String, AttributeValue> values = new TreeMap<>();
        values.put("run", fromS(run.id().value()));
        values.put("revision", fromS(Long.toString(revision)));
        values.put("at", fromS(why.at().toString()));
        values.put("phase", fromS(phase(run.phase())));
        values.put("result", fromS(result(run.phase())));
        values.put("attempt", fromS(Integer.toString(why.attempt())));
        values.put("task", fromS(run.attempt().task().map(TaskRef::arn).orElse(NONE)));
        values.put("from", fromS(why.from().name()));
        values.put("to", fromS(why.to().name()));
        values.put(
                "cause",
                fromS(why.cause().map(Classification::cause).map(Enum::name).orElse(NONE)));
        values.put("rule", fromS(why.rule().orElse(NONE)));
        values.put("policy", fromS(run.policy().toString()));
        values.put("reason", fromS(why.reason().isEmpty() ? NONE : why.reason()));
        return values;
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case Phase.Attempting attempting -> "ATTEMPTING";
            case Phase.BackingOff backingOff -> "BACKING_OFF";
            case Phase.AwaitingRecord awaiting -> "AWAITING_RECORD";
            case Phase.Ended ended -> "ENDED";
        };
    }

    private static String result(Phase phase) {
        return phase instanceof Phase.Ended ended ? ended.result().name() : NONE;
    }
}

package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INSTANT;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Alternative;
import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Silence;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.container.ContainerError;
import dev.lifeline.lifecycle.container.ErrorName;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.util.Map;

/** An attempt. */
final class AttemptShape {
    static final Shape<Cause> CAUSE = Shapes.word(Enum::name, Cause.values());
    private static final Shape<FailurePhase> PHASE = Shapes.word(Enum::name, FailurePhase.values());
    private static final Shape<FailureCondition> CONDITION = Shapes.word(Enum::name, FailureCondition.values());
    private static final Shape<NoAnswer> NO_ANSWER = Shapes.word(Enum::name, NoAnswer.values());

    private static final Shape<ErrorName> ERROR_NAME = TEXT.as(AttemptShape::errorName, ErrorName::text);

    private static final Shape<Symptom> SYMPTOM = Shapes.record(fields -> new Symptom(
            fields.field("phase", PHASE, Symptom::phase), fields.field("condition", CONDITION, Symptom::condition)));

    static final Shape<Classification> CLASSIFICATION = Shapes.record(fields -> new Classification(
            fields.field("cause", CAUSE, Classification::cause),
            fields.field("symptom", SYMPTOM, Classification::symptom),
            fields.field("decidedBy", TEXT, Classification::decidedBy),
            fields.field("evidence", TEXT, Classification::evidence),
            fields.optional("container", TEXT, Classification::container),
            fields.optional("exitCode", INTEGER, Classification::exitCode)));

    private static final Shape<Launch> LAUNCH = Alternative.oneOf(
            Alternative.of("Unasked", Launch.Unasked.class, fields -> new Launch.Unasked()),
            Alternative.of("Asked", Launch.Asked.class, fields -> new Launch.Asked()),
            Alternative.of(
                    "Refused",
                    Launch.Refused.class,
                    fields -> new Launch.Refused(fields.field("why", CLASSIFICATION, Launch.Refused::why))),
            Alternative.of(
                    "Launched",
                    Launch.Launched.class,
                    fields -> new Launch.Launched(
                            fields.field("task", TaskShape.REF, Launch.Launched::task),
                            fields.optional("seen", TaskShape.TASK, Launch.Launched::seen))));

    private static final Shape<StopManner> MANNER =
            Shapes.word(Enum::name, StopManner.values()).or(StopManner.GRACEFUL);

    private static final Shape<Stop> STOP = Alternative.oneOf(
            Alternative.of("Unwanted", Stop.Unwanted.class, fields -> new Stop.Unwanted()),
            Alternative.of(
                    "Wanted",
                    Stop.Wanted.class,
                    fields -> new Stop.Wanted(
                            fields.field("why", CLASSIFICATION, Stop.Wanted::why),
                            fields.field("asked", INTEGER, Stop.Wanted::asked),
                            fields.field("manner", MANNER, Stop.Wanted::manner))),
            Alternative.of("Hanging", Stop.Hanging.class, fields -> new Stop.Hanging()),
            Alternative.of("Repeated", Stop.Repeated.class, fields -> new Stop.Repeated()));

    private static final Shape<Map<String, ContainerError>> ERRORS =
            Keyed.byText(Shapes.record(fields -> new ContainerError(
                    fields.field("name", ERROR_NAME, ContainerError::name),
                    fields.field("text", TEXT, ContainerError::text))));

    static final Shape<Watch> WATCH = Shapes.record(fields -> new Watch(
            fields.field("state", TaskShape.STATUS, Watch::state),
            fields.field("since", INSTANT, Watch::since),
            fields.optional("until", INSTANT, Watch::until),
            fields.field("passed", INTEGER, Watch::passed)));

    private static final Shape<Silence> SILENCE = Shapes.record(fields -> new Silence(
            fields.field("since", INSTANT, Silence::since),
            fields.field("why", NO_ANSWER, Silence::why),
            fields.field("whySince", INSTANT, Silence::whySince),
            fields.field("questions", INTEGER, Silence::questions)));

    private static final Shape<Contact> CONTACT = Shapes.record(fields -> new Contact(
            fields.field("heardAt", INSTANT, Contact::heardAt),
            fields.field("checkAt", INSTANT, Contact::checkAt),
            fields.optional("silence", SILENCE, Contact::silence)));

    static final Shape<Attempt> ATTEMPT = Shapes.record(fields -> new Attempt(
            fields.field("number", INTEGER, Attempt::number),
            fields.field("desired", StatusShape.STATE, Attempt::desired),
            fields.field("status", StatusShape.STATUS, Attempt::status),
            fields.field("launch", LAUNCH, Attempt::launch),
            fields.field("stop", STOP, Attempt::stop),
            fields.field("applyingErrors", ERRORS, Attempt::applyingErrors),
            fields.field("watch", WATCH, Attempt::watch),
            fields.field("created", INSTANT, Attempt::created),
            fields.field("contact", CONTACT, Attempt::contact)));

    private AttemptShape() {}

    private static ErrorName errorName(String text) {
        return ErrorName.KnownErrorName.parse(text)
                .<ErrorName>map(known -> known)
                .orElseGet(() -> new ErrorName.UnknownErrorName(text));
    }
}

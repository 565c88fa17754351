package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Silence;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.container.ContainerError;
import dev.lifeline.lifecycle.container.ErrorName;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.task.TaskState;

/** An attempt, without the status of its task and what ECS tells of it. */
final class AttemptJson {
    private AttemptJson() {}

    static Output write(Attempt attempt) {
        Output errors = new Output();
        attempt.applyingErrors().forEach((container, error) -> errors.object(container, write(error)));
        return new Output()
                .number("number", attempt.number())
                .word("desired", attempt.desired())
                .object("status", StatusJson.write(attempt.status()))
                .object("launch", write(attempt.launch()))
                .object("stop", write(attempt.stop()))
                .object("applyingErrors", errors)
                .object("watch", write(attempt.watch()))
                .time("created", attempt.created())
                .object("contact", write(attempt.contact()));
    }

    static Attempt read(Input in) {
        return new Attempt(
                in.integer("number"),
                in.word("desired", TaskState.class),
                StatusJson.read(in.object("status")),
                readLaunch(in.object("launch")),
                readStop(in.object("stop")),
                in.map("applyingErrors", name -> name, (errors, name) -> readError(errors.object(name))),
                readWatch(in.object("watch")),
                in.time("created"),
                readContact(in.object("contact")));
    }

    static Output write(Classification why) {
        return new Output()
                .word("cause", why.cause())
                .object("symptom", write(why.symptom()))
                .text("decidedBy", why.decidedBy())
                .text("evidence", why.evidence())
                .text("container", why.container())
                .number("exitCode", why.exitCode());
    }

    static Classification readClassification(Input in) {
        return new Classification(
                in.word("cause", Cause.class),
                readSymptom(in.object("symptom")),
                in.text("decidedBy"),
                in.text("evidence"),
                in.optionalText("container"),
                in.optionalInteger("exitCode"));
    }

    private static Output write(Symptom symptom) {
        return new Output().word("phase", symptom.phase()).word("condition", symptom.condition());
    }

    private static Symptom readSymptom(Input in) {
        return new Symptom(in.word("phase", FailurePhase.class), in.word("condition", FailureCondition.class));
    }

    private static Output write(Launch launch) {
        return switch (launch) {
            case Launch.Unasked unasked -> Output.of("Unasked");
            case Launch.Asked asked -> Output.of("Asked");
            case Launch.Refused refused -> Output.of("Refused").object("why", write(refused.why()));
            case Launch.Launched launched ->
                Output.of("Launched")
                        .text("task", launched.task().arn())
                        .object("seen", launched.seen(), TaskJson::write);
        };
    }

    private static Launch readLaunch(Input in) {
        return switch (in.kind()) {
            case "Unasked" -> new Launch.Unasked();
            case "Asked" -> new Launch.Asked();
            case "Refused" -> new Launch.Refused(readClassification(in.object("why")));
            case "Launched" ->
                new Launch.Launched(
                        new TaskRef(in.text("task")), in.optionalObject("seen").map(TaskJson::read));
            default -> throw in.unknownKind();
        };
    }

    private static Output write(Stop stop) {
        return switch (stop) {
            case Stop.Unwanted unwanted -> Output.of("Unwanted");
            case Stop.Wanted wanted ->
                Output.of("Wanted").object("why", write(wanted.why())).number("asked", wanted.asked());
            case Stop.Hanging hanging -> Output.of("Hanging");
            case Stop.Repeated repeated -> Output.of("Repeated");
        };
    }

    private static Stop readStop(Input in) {
        return switch (in.kind()) {
            case "Unwanted" -> new Stop.Unwanted();
            case "Wanted" -> new Stop.Wanted(readClassification(in.object("why")), in.integer("asked"));
            case "Hanging" -> new Stop.Hanging();
            case "Repeated" -> new Stop.Repeated();
            default -> throw in.unknownKind();
        };
    }

    private static Output write(ContainerError error) {
        return new Output().text("name", error.name().text()).text("text", error.text());
    }

    private static ContainerError readError(Input in) {
        return new ContainerError(errorName(in.text("name")), in.text("text"));
    }

    private static ErrorName errorName(String text) {
        return ErrorName.Known.parse(text).<ErrorName>map(known -> known).orElseGet(() -> new ErrorName.Unknown(text));
    }

    static Output write(Watch watch) {
        return new Output()
                .text("state", watch.state().toString())
                .time("since", watch.since())
                .time("until", watch.until())
                .number("passed", watch.passed());
    }

    private static Output write(Contact contact) {
        return new Output()
                .time("heardAt", contact.heardAt())
                .time("checkAt", contact.checkAt())
                .object("silence", contact.silence(), AttemptJson::write);
    }

    private static Contact readContact(Input in) {
        return new Contact(
                in.time("heardAt"),
                in.time("checkAt"),
                in.optionalObject("silence").map(AttemptJson::readSilence));
    }

    private static Output write(Silence silence) {
        return new Output()
                .time("since", silence.since())
                .word("why", silence.why())
                .time("whySince", silence.whySince())
                .number("questions", silence.questions());
    }

    private static Silence readSilence(Input in) {
        return new Silence(
                in.time("since"), in.word("why", NoAnswer.class), in.time("whySince"), in.integer("questions"));
    }

    static Watch readWatch(Input in) {
        return new Watch(
                EcsStatus.of(in.text("state")), in.time("since"), in.optionalTime("until"), in.integer("passed"));
    }
}

package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.event.RecordedLaunch.Unsaid;
import dev.lifeline.controller.runtask.LaunchFields;
import dev.lifeline.controller.shape.Alternative;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.TaskSize;
import java.util.function.Function;

/** A request to launch a task: RunTask's fields, and what is known about the task definition. */
final class LaunchShape {
    private static final Shape<RecordedLaunch.Why> WHY = Shapes.word(Enum::name, RecordedLaunch.Why.values());

    private static final Shape<Essentials> ESSENTIALS = Alternative.<Essentials>oneOf(
            Alternative.of(
                    "Named",
                    Essentials.Named.class,
                    fields -> new Essentials.Named(fields.list("containers", TEXT, Essentials.Named::containers))),
            Alternative.of(
                    "Unknown", Essentials.EssentialsUnknown.class, fields -> new Essentials.EssentialsUnknown()));

    private static final Shape<TaskSize> SIZE = Shapes.record(fields -> new TaskSize(
            fields.field("cpu", INTEGER, TaskSize::cpu), fields.field("memory", INTEGER, TaskSize::memory)));

    static final Shape<LaunchRequest> REQUEST = Shapes.record(LaunchShape::request);

    private static final Shape<Unsaid> UNSAID = Shapes.record(
            fields -> new Unsaid(fields.field("why", WHY, Unsaid::why), fields.field("what", TEXT, Unsaid::what)));

    static final Shape<RecordedLaunch> RECORDED = Shapes.record(fields -> new RecordedLaunch(
            fields.field("request", REQUEST, RecordedLaunch::request),
            fields.list("unsaid", UNSAID, RecordedLaunch::unsaid)));

    private LaunchShape() {}

    private static LaunchRequest request(Fields<LaunchRequest> fields) {
        LaunchRequest asked = fields.inline(LaunchFields.COMPLETE::of, Function.identity());
        return new LaunchRequest(
                asked.cluster(),
                asked.taskDefinition(),
                fields.field("essentials", ESSENTIALS, LaunchRequest::essentials),
                fields.optional("definedSize", SIZE, LaunchRequest::definedSize),
                asked.compute(),
                asked.network(),
                asked.overrides(),
                asked.options());
    }
}

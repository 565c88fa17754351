package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Alternative;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.Effect;

/** Effects: pending ones, and those that an explanation names. */
final class EffectShape {
    private static final Shape<CallbackNews> NEWS = Shapes.word(Enum::name, CallbackNews.values());

    static final Shape<Effect> EFFECT = Alternative.oneOf(
            Alternative.of(
                    "RunTask",
                    Effect.RunTask.class,
                    fields -> new Effect.RunTask(fields.field("attempt", INTEGER, Effect::attempt))),
            Alternative.of(
                    "StopTask",
                    Effect.StopTask.class,
                    fields -> new Effect.StopTask(
                            fields.field("attempt", INTEGER, Effect::attempt),
                            fields.field("task", TaskShape.REF, Effect.StopTask::task),
                            fields.field("reason", TEXT, Effect.StopTask::reason))),
            Alternative.of(
                    "DescribeTask",
                    Effect.DescribeTask.class,
                    fields -> new Effect.DescribeTask(
                            fields.field("attempt", INTEGER, Effect::attempt),
                            fields.field("task", TaskShape.REF, Effect.DescribeTask::task))),
            Alternative.of(
                    "FindTask",
                    Effect.FindTask.class,
                    fields -> new Effect.FindTask(fields.field("attempt", INTEGER, Effect::attempt))),
            Alternative.of(
                    "SendCallback",
                    Effect.SendCallback.class,
                    fields -> new Effect.SendCallback(
                            fields.field("attempt", INTEGER, Effect::attempt),
                            fields.field("callback", INTEGER, Effect.SendCallback::callback),
                            fields.field("news", NEWS, Effect.SendCallback::news))));

    private EffectShape() {}
}

package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;

/** Effects, those that are pending and those that an explanation names. */
final class EffectJson {
    private EffectJson() {}

    static Output write(Effect effect) {
        return switch (effect) {
            case Effect.RunTask run -> Output.of("RunTask").number("attempt", run.attempt());
            case Effect.StopTask stop ->
                Output.of("StopTask")
                        .number("attempt", stop.attempt())
                        .text("task", stop.task().arn())
                        .text("reason", stop.reason());
            case Effect.DescribeTask describe ->
                Output.of("DescribeTask")
                        .number("attempt", describe.attempt())
                        .text("task", describe.task().arn());
            case Effect.FindTask find -> Output.of("FindTask").number("attempt", find.attempt());
        };
    }

    static Effect read(Input in) {
        int attempt = in.integer("attempt");
        return switch (in.kind()) {
            case "RunTask" -> new Effect.RunTask(attempt);
            case "StopTask" -> new Effect.StopTask(attempt, new TaskRef(in.text("task")), in.text("reason"));
            case "DescribeTask" -> new Effect.DescribeTask(attempt, new TaskRef(in.text("task")));
            case "FindTask" -> new Effect.FindTask(attempt);
            default -> throw in.unknownKind();
        };
    }
}

package dev.lifeline.controller.report;

import dev.lifeline.controller.ecs.LogDriver;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.report.LogPlace.LogStream;
import dev.lifeline.controller.report.LogPlace.NoLogStream;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the containers of a run's attempts log to, by its task definition. */
record LogPlaces(DefinitionAnswer definition) {
    static final String AWSLOGS = "awslogs";

    /** Those of one attempt; none before its task is known. */
    List<LogPlace> of(AttemptDescription attempt) {
        return attempt.task().map(task -> of(task, attempt.containers())).orElse(List.of());
    }

    private List<LogPlace> of(TaskRef task, List<EcsContainer> containers) {
        return switch (definition) {
            case DefinitionAnswer.DefinitionFound found -> places(found, task, containers);
            case DefinitionAnswer.DefinitionInactive inactive -> places(inactive.was(), task, containers);
            case DefinitionAnswer.NoSuchDefinition none -> unknown(none.error());
            case DefinitionAnswer.DefinitionUnanswered silent -> unknown(silent.error());
        };
    }

    private static List<LogPlace> unknown(String error) {
        return List.of(
                new NoLogStream(Optional.empty(), Optional.empty(), "the task definition could not be read: " + error));
    }

    private static List<LogPlace> places(
            DefinitionAnswer.DefinitionFound found, TaskRef task, List<EcsContainer> containers) {
        return found.logs().entrySet().stream()
                .map(logs -> place(logs, task, containers))
                .toList();
    }

    private static LogPlace place(Map.Entry<String, LogDriver> logs, TaskRef task, List<EcsContainer> containers) {
        String container = logs.getKey();
        return switch (logs.getValue()) {
            case LogDriver.AwsLogs awslogs ->
                name(awslogs, container, task, containers)
                        .<LogPlace>map(name -> stream(awslogs, container, name, task))
                        .orElseGet(() -> new NoLogStream(
                                Optional.of(container),
                                Optional.of(AWSLOGS),
                                "without a prefix its stream in " + awslogs.group()
                                        + " is named after the container's runtime id, which is unknown"));
            case LogDriver.OtherDriver other ->
                new NoLogStream(Optional.of(container), Optional.of(other.name()), "its log driver is not " + AWSLOGS);
            case LogDriver.NoDriver none ->
                new NoLogStream(
                        Optional.of(container), Optional.empty(), "its task definition configures no log driver");
        };
    }

    private static LogStream stream(LogDriver.AwsLogs awslogs, String container, String name, TaskRef task) {
        Optional<AwsConsole> console = AwsConsole.of(task.arn());
        String region =
                awslogs.region().or(() -> console.map(AwsConsole::region)).orElse("");
        return new LogStream(
                container,
                awslogs.group(),
                region,
                name,
                console.map(home -> home.in(region).logStream(awslogs.group(), name)));
    }

    /** AWS "Send Amazon ECS logs to CloudWatch", {@code awslogs-stream-prefix}. */
    private static Optional<String> name(
            LogDriver.AwsLogs awslogs, String container, TaskRef task, List<EcsContainer> containers) {
        return awslogs.prefix()
                .map(prefix -> prefix + "/" + container + "/" + task.id())
                .or(() -> containers.stream()
                        .filter(each -> each.name().equals(container))
                        .flatMap(each -> each.runtimeId().stream())
                        .findFirst());
    }
}

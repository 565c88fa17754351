package dev.lifeline.aws.ecs;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.controller.ecs.LogDriver;
import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.lifecycle.ecs.TaskSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Asks Amazon ECS about task definitions; the client must not repeat calls. */
public record EcsTaskDefinitions(Supplier<EcsClient> client) implements TaskDefinitions {

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        try {
            TaskDefinition found = client.get()
                    .describeTaskDefinition(request -> request.taskDefinition(taskDefinition))
                    .taskDefinition();
            return found.status() == TaskDefinitionStatus.ACTIVE
                    ? read(found)
                    : new DefinitionAnswer.DefinitionInactive(
                            read(found), found.taskDefinitionArn() + " is " + found.statusAsString());
        } catch (ClientException | InvalidParameterException failure) {
            return isThrottled(failure)
                    ? new DefinitionAnswer.DefinitionUnanswered(ErrorText.of(failure))
                    : new DefinitionAnswer.NoSuchDefinition(ErrorText.of(failure));
        } catch (SdkException failure) {
            return new DefinitionAnswer.DefinitionUnanswered(ErrorText.of(failure));
        }
    }

    private static DefinitionAnswer.DefinitionFound read(TaskDefinition definition) {
        return new DefinitionAnswer.DefinitionFound(
                definition.taskDefinitionArn(),
                essential(definition),
                images(definition),
                size(definition),
                definition.networkMode() == NetworkMode.AWSVPC,
                logs(definition));
    }

    private static Map<String, LogDriver> logs(TaskDefinition definition) {
        Map<String, LogDriver> logs = new LinkedHashMap<>();
        for (ContainerDefinition container : definition.containerDefinitions()) {
            logs.put(container.name(), driver(container.logConfiguration()));
        }
        return logs;
    }

    /** The other options may hold secrets. */
    private static LogDriver driver(@Nullable LogConfiguration logging) {
        if (logging == null) {
            return new LogDriver.NoDriver();
        }
        Map<String, String> options = logging.options();
        String group = options.get("awslogs-group");
        return logging.logDriver() == software.amazon.awssdk.services.ecs.model.LogDriver.AWSLOGS && group != null
                ? new LogDriver.AwsLogs(
                        group, option(options, "awslogs-region"), option(options, "awslogs-stream-prefix"))
                : new LogDriver.OtherDriver(logging.logDriverAsString());
    }

    private static Optional<String> option(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name)).filter(value -> !value.isEmpty());
    }

    /** Throttles of Amazon EC2 and IAM reach callers of ECS under other error codes. */
    private static boolean isThrottled(EcsException failure) {
        return failure.isThrottlingException()
                || ErrorText.message(failure).toLowerCase(Locale.ROOT).contains("rate exceeded");
    }

    private static Map<String, String> images(TaskDefinition definition) {
        Map<String, String> images = new LinkedHashMap<>();
        for (ContainerDefinition container : definition.containerDefinitions()) {
            if (container.image() != null) {
                images.put(container.name(), container.image());
            }
        }
        return images;
    }

    /** ECS's default for {@code essential} is true. */
    private static List<String> essential(TaskDefinition definition) {
        return definition.containerDefinitions().stream()
                .filter(container -> !Boolean.FALSE.equals(container.essential()))
                .map(ContainerDefinition::name)
                .toList();
    }

    /**
     * The size of the whole task, as Fargate requires it: a number, or a text such as "1 vCPU". Only numbers are read.
     */
    private static Optional<TaskSize> size(TaskDefinition definition) {
        return number(definition.cpu())
                .flatMap(cpu -> number(definition.memory()).map(memory -> new TaskSize(cpu, memory)));
    }

    private static Optional<Integer> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }
}

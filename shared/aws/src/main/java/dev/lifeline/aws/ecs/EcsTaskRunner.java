package dev.lifeline.aws.ecs;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.controller.ecs.TaskRunner;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.SecretRedactor;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Launches and stops tasks in Amazon ECS. The client must not repeat calls ({@link AwsClients} configures it so):
 * repeating a call is a decision of the core.
 *
 * <p>No text that this class returns contains an environment value of a request.
 */
public final class EcsTaskRunner implements TaskRunner {
    private final Supplier<EcsClient> client;
    private final EcsTaskFinder finder;

    /** With a client that is created when a call needs it. */
    public EcsTaskRunner(Supplier<EcsClient> client) {
        this.client = client;
        this.finder = new EcsTaskFinder(client);
    }

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        SecretRedactor redactor = SecretRedactor.of(request);
        try {
            RunTaskResponse response = client.get().runTask(RunTaskRequests.of(name, request));
            return response.tasks().stream()
                    .findFirst()
                    .<LaunchAnswer>map(
                            task -> new LaunchAnswer.TaskCreated(new TaskRef(task.taskArn()), EcsTasks.read(task)))
                    .orElseGet(() -> new LaunchAnswer.NotPlaced(whyNotPlaced(response.failures(), redactor)));
        } catch (ConflictException conflict) {
            return conflict(request.cluster(), conflict, redactor);
        } catch (SdkException failure) {
            return Refusals.of(failure, redactor);
        }
    }

    /** ECS names the tasks that were made under the token. Only their own fields show whose they are. */
    private LaunchAnswer conflict(String cluster, ConflictException conflict, SecretRedactor redactor) {
        List<TaskRef> tasks = conflict.resourceIds().stream()
                .limit(EcsTaskFinder.DESCRIBED_AT_ONCE)
                .map(TaskRef::new)
                .toList();
        return switch (finder.described(cluster, tasks)) {
            case EcsTaskFinder.Described.DescribedTasks known -> new LaunchAnswer.Conflict(known.tasks());
            case EcsTaskFinder.Described.NotDescribed unknown ->
                new LaunchAnswer.LaunchUnanswered(redactor.clean(ErrorText.of(conflict)) + "; " + unknown.error());
        };
    }

    private static LaunchFailure whyNotPlaced(List<Failure> failures, SecretRedactor redactor) {
        return failures.stream()
                .findFirst()
                .map(failure -> new LaunchFailure(
                        ErrorText.cut(redactor.clean(String.valueOf(failure.reason()))),
                        Optional.ofNullable(failure.detail())
                                .map(redactor::clean)
                                .map(ErrorText::cut)))
                .orElseGet(() -> new LaunchFailure("RunTask made no task and gave no reason"));
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        try {
            Task stopped = client.get()
                    .stopTask(
                            request -> request.cluster(cluster).task(task.arn()).reason(reason))
                    .task();
            return new StopAnswer.StopAccepted(Optional.ofNullable(stopped).flatMap(EcsTasks::read));
        } catch (EcsException failure) {
            return Refusals.isMissingTask(failure)
                    ? new StopAnswer.NothingToStop()
                    : new StopAnswer.StopFailed(ErrorText.of(failure));
        } catch (SdkException failure) {
            return new StopAnswer.StopFailed(ErrorText.of(failure));
        }
    }
}

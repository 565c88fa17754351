package dev.lifeline.aws;

import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.SecretRedactor;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.ecs.TaskSize;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.TaskName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.model.TaskField;

/**
 * Runs tasks in Amazon ECS. The client must not repeat calls by itself ({@link AwsClients} makes one that does not):
 * when to repeat one is a decision of the core.
 *
 * <p>No text that this class answers holds an environment value of a request.
 */
public final class EcsTaskRunner implements TaskRunner {
    /** The most that DescribeTasks takes. */
    private static final int DESCRIBED_AT_ONCE = 100;

    private final Supplier<EcsClient> client;

    public EcsTaskRunner(EcsClient client) {
        this(() -> client);
    }

    /** With a client that is made when a call needs it. */
    EcsTaskRunner(Supplier<EcsClient> client) {
        this.client = client;
    }

    @Override
    public LaunchAnswer run(TaskName name, LaunchRequest request) {
        SecretRedactor redactor = SecretRedactor.of(request);
        try {
            RunTaskResponse response = client.get().runTask(RunTaskRequests.of(name, request));
            return response.tasks().stream()
                    .findFirst()
                    .<LaunchAnswer>map(
                            task -> new LaunchAnswer.Accepted(new TaskRef(task.taskArn()), EcsTasks.read(task)))
                    .orElseGet(() -> new LaunchAnswer.NotPlaced(whyNotPlaced(response.failures(), redactor)));
        } catch (ConflictException conflict) {
            return conflict(request.cluster(), conflict, redactor);
        } catch (SdkException failure) {
            return Refusals.of(failure, redactor);
        }
    }

    /** ECS names the tasks that the token made; whose they are, only what they say of themselves tells. */
    private LaunchAnswer conflict(String cluster, ConflictException conflict, SecretRedactor redactor) {
        List<TaskRef> tasks = conflict.resourceIds().stream()
                .limit(DESCRIBED_AT_ONCE)
                .map(TaskRef::new)
                .toList();
        return switch (described(cluster, tasks)) {
            case Described.Known known -> new LaunchAnswer.Conflict(known.tasks());
            case Described.Unknown unknown ->
                new LaunchAnswer.Unknown(redactor.clean(ErrorText.of(conflict)) + "; " + unknown.error());
        };
    }

    /** What ECS tells of tasks that it named. */
    private sealed interface Described {
        /** Those that it still knows. */
        record Known(List<EcsTask> tasks) implements Described {}

        /** It did not answer for one of them at least, and told of none. */
        record Unknown(NoAnswer why, String error) implements Described {}
    }

    private Described described(String cluster, List<TaskRef> tasks) {
        if (tasks.isEmpty()) {
            return new Described.Known(List.of());
        }
        Collection<DescribeAnswer> answers = describe(cluster, tasks).values();
        List<EcsTask> seen = new ArrayList<>();
        Optional<Described> error = Optional.empty();
        for (DescribeAnswer answer : answers) {
            switch (answer) {
                case DescribeAnswer.Seen some -> seen.add(some.task());
                case DescribeAnswer.Unknown unknown ->
                    error = Optional.of(new Described.Unknown(unknown.why(), unknown.error()));
                case DescribeAnswer.Missing missing -> {}
            }
        }
        return error.filter(any -> seen.isEmpty()).orElseGet(() -> new Described.Known(seen));
    }

    @Override
    public StopAnswer stop(String cluster, TaskRef task, String reason) {
        try {
            Task stopped = client.get()
                    .stopTask(
                            request -> request.cluster(cluster).task(task.arn()).reason(reason))
                    .task();
            return new StopAnswer.Accepted(Optional.ofNullable(stopped).flatMap(EcsTasks::read));
        } catch (EcsException failure) {
            return Refusals.isMissingTask(failure)
                    ? new StopAnswer.Missing()
                    : new StopAnswer.Failed(ErrorText.of(failure));
        } catch (SdkException failure) {
            return new StopAnswer.Failed(ErrorText.of(failure));
        }
    }

    @Override
    public Map<TaskRef, DescribeAnswer> describe(String cluster, List<TaskRef> tasks) {
        Map<TaskRef, DescribeAnswer> answers = new HashMap<>();
        for (int from = 0; from < tasks.size(); from += DESCRIBED_AT_ONCE) {
            List<TaskRef> some = tasks.subList(from, Math.min(from + DESCRIBED_AT_ONCE, tasks.size()));
            answers.putAll(describeSome(cluster, some));
        }
        return Map.copyOf(answers);
    }

    @Override
    public FindAnswer find(String cluster, TaskName name) {
        try {
            List<TaskRef> named = Stream.<Supplier<Stream<TaskRef>>>of(
                            () -> running(cluster, name), () -> stopped(cluster, name))
                    .flatMap(Supplier::get)
                    .limit(DESCRIBED_AT_ONCE)
                    .toList();
            return switch (described(cluster, named)) {
                case Described.Known known when named.isEmpty() -> new FindAnswer.NotFound();
                case Described.Known known
                when known.tasks().isEmpty() ->
                    new FindAnswer.Unknown(
                            NoAnswer.SILENT,
                            "ListTasks names " + named.size() + " tasks, but DescribeTasks knows none");
                case Described.Known known -> new FindAnswer.Found(known.tasks());
                case Described.Unknown unknown -> new FindAnswer.Unknown(unknown.why(), unknown.error());
            };
        } catch (SdkException failure) {
            return new FindAnswer.Unknown(Refusals.why(failure), ErrorText.of(failure));
        }
    }

    @Override
    public DefinitionAnswer definition(String taskDefinition) {
        try {
            TaskDefinition found = client.get()
                    .describeTaskDefinition(request -> request.taskDefinition(taskDefinition))
                    .taskDefinition();
            return found.status() == TaskDefinitionStatus.ACTIVE
                    ? new DefinitionAnswer.Found(
                            found.taskDefinitionArn(),
                            essential(found),
                            images(found),
                            size(found),
                            found.networkMode() == NetworkMode.AWSVPC)
                    : new DefinitionAnswer.NotFound(found.taskDefinitionArn() + " is " + found.statusAsString());
        } catch (ClientException | InvalidParameterException failure) {
            return isThrottled(failure)
                    ? new DefinitionAnswer.Unknown(ErrorText.of(failure))
                    : new DefinitionAnswer.NotFound(ErrorText.of(failure));
        } catch (SdkException failure) {
            return new DefinitionAnswer.Unknown(ErrorText.of(failure));
        }
    }

    @Override
    public ClusterAnswer cluster(String cluster) {
        try {
            DescribeClustersResponse response = client.get().describeClusters(request -> request.clusters(cluster));
            return response.clusters().stream()
                    .findFirst()
                    .map(EcsTaskRunner::found)
                    .orElseGet(() -> new ClusterAnswer.Missing("there is no cluster " + cluster));
        } catch (ClusterNotFoundException | InvalidParameterException failure) {
            return new ClusterAnswer.Missing(ErrorText.of(failure));
        } catch (SdkException failure) {
            return new ClusterAnswer.Unknown(ErrorText.of(failure));
        }
    }

    @Override
    public DetailsAnswer details(String cluster, TaskRef task) {
        try {
            DescribeTasksResponse response = client.get()
                    .describeTasks(request ->
                            request.cluster(cluster).tasks(task.arn()).include(TaskField.TAGS));
            return response.tasks().stream()
                    .findFirst()
                    .<DetailsAnswer>map(LaunchDetails::read)
                    .orElseGet(() -> notFound(response.failures()));
        } catch (SdkException failure) {
            return new DetailsAnswer.Unknown(ErrorText.of(failure));
        }
    }

    /** Amazon EC2's and IAM's throttles reach callers of ECS under other error codes. */
    private static boolean isThrottled(EcsException failure) {
        return failure.isThrottlingException()
                || ErrorText.message(failure).toLowerCase(Locale.ROOT).contains("rate exceeded");
    }

    private static ClusterAnswer found(Cluster cluster) {
        return "ACTIVE".equals(cluster.status())
                ? new ClusterAnswer.Active()
                : new ClusterAnswer.Missing("cluster " + cluster.clusterName() + " is " + cluster.status());
    }

    private static DetailsAnswer notFound(List<Failure> failures) {
        return failures.stream().anyMatch(failure -> "MISSING".equals(failure.reason()))
                ? new DetailsAnswer.Missing()
                : new DetailsAnswer.Unknown("DescribeTasks left the task out");
    }

    private Map<TaskRef, DescribeAnswer> describeSome(String cluster, List<TaskRef> tasks) {
        Map<TaskRef, DescribeAnswer> answers = new HashMap<>();
        try {
            tasks.forEach(task ->
                    answers.put(task, new DescribeAnswer.Unknown(NoAnswer.SILENT, "DescribeTasks left the task out")));
            DescribeTasksResponse response = client.get()
                    .describeTasks(request -> request.cluster(cluster)
                            .tasks(tasks.stream().map(TaskRef::arn).toList()));
            response.failures().forEach(failure -> answers.replace(new TaskRef(failure.arn()), missing(failure)));
            response.tasks().forEach(task -> answers.replace(new TaskRef(task.taskArn()), seen(task)));
        } catch (SdkException failure) {
            String error = ErrorText.of(failure);
            tasks.forEach(task -> answers.put(task, new DescribeAnswer.Unknown(Refusals.why(failure), error)));
        }
        return answers;
    }

    private static DescribeAnswer missing(Failure failure) {
        return "MISSING".equals(failure.reason())
                ? new DescribeAnswer.Missing()
                : new DescribeAnswer.Unknown(NoAnswer.SILENT, ErrorText.cut(text(failure)));
    }

    private static DescribeAnswer seen(Task task) {
        return EcsTasks.read(task)
                .<DescribeAnswer>map(DescribeAnswer.Seen::new)
                .orElseGet(() ->
                        new DescribeAnswer.Unknown(NoAnswer.SILENT, "DescribeTasks told the task without its details"));
    }

    /**
     * AWS ECS API "ListTasks": {@code startedBy} "must be the only filter that you use", and the status is RUNNING
     * unless another is asked for. So this list is never refused for its filters.
     */
    private Stream<TaskRef> running(String cluster, TaskName name) {
        return list(request -> request.cluster(cluster).startedBy(name.startedBy()));
    }

    /**
     * ECS grants this list, whatever its page says. Should it be refused, it is not known whether the task exists: that
     * none runs does not say that none ran.
     */
    private Stream<TaskRef> stopped(String cluster, TaskName name) {
        return list(
                request -> request.cluster(cluster).startedBy(name.startedBy()).desiredStatus(DesiredStatus.STOPPED));
    }

    /** Lazily: no page is asked for that is not looked at. */
    private Stream<TaskRef> list(Consumer<ListTasksRequest.Builder> request) {
        return client.get().listTasksPaginator(request).taskArns().stream().map(TaskRef::new);
    }

    /** ECS's default for {@code essential} is true. */
    private static Map<String, String> images(TaskDefinition definition) {
        Map<String, String> images = new LinkedHashMap<>();
        for (ContainerDefinition container : definition.containerDefinitions()) {
            if (container.image() != null) {
                images.put(container.name(), container.image());
            }
        }
        return images;
    }

    private static List<String> essential(TaskDefinition definition) {
        return definition.containerDefinitions().stream()
                .filter(container -> !Boolean.FALSE.equals(container.essential()))
                .map(ContainerDefinition::name)
                .toList();
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

    private static String text(Failure failure) {
        return failure.detail() == null
                ? String.valueOf(failure.reason())
                : failure.reason() + " (" + failure.detail() + ")";
    }

    /**
     * Given for the task as a whole, as Fargate wants it; numbers, or texts such as "1 vCPU", of which only numbers are
     * read.
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

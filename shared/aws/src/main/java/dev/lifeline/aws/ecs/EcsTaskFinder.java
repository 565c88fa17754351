package dev.lifeline.aws.ecs;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

/** Asks Amazon ECS about tasks; the client must not repeat calls. */
public final class EcsTaskFinder implements TaskFinder {
    /** The maximum of DescribeTasks. */
    static final int DESCRIBED_AT_ONCE = 100;

    private final Supplier<EcsClient> client;

    /** With a client that is created when a call needs it. */
    public EcsTaskFinder(Supplier<EcsClient> client) {
        this.client = client;
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

    private Map<TaskRef, DescribeAnswer> describeSome(String cluster, List<TaskRef> tasks) {
        Map<TaskRef, DescribeAnswer> answers = new HashMap<>();
        try {
            tasks.forEach(task -> answers.put(
                    task, new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "DescribeTasks left the task out")));
            DescribeTasksResponse response = client.get()
                    .describeTasks(request -> request.cluster(cluster)
                            .tasks(tasks.stream().map(TaskRef::arn).toList()));
            response.failures().forEach(failure -> answers.replace(new TaskRef(failure.arn()), missing(failure)));
            response.tasks().forEach(task -> answers.replace(new TaskRef(task.taskArn()), seen(task)));
        } catch (SdkException failure) {
            String error = ErrorText.of(failure);
            tasks.forEach(
                    task -> answers.put(task, new DescribeAnswer.DescribeUnanswered(Refusals.why(failure), error)));
        }
        return answers;
    }

    private static DescribeAnswer seen(Task task) {
        return EcsTasks.read(task)
                .<DescribeAnswer>map(DescribeAnswer.Seen::new)
                .orElseGet(() -> new DescribeAnswer.DescribeUnanswered(
                        NoAnswer.SILENT, "DescribeTasks returned the task without its details"));
    }

    private static DescribeAnswer missing(Failure failure) {
        return "MISSING".equals(failure.reason())
                ? new DescribeAnswer.TaskMissing()
                : new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, ErrorText.cut(text(failure)));
    }

    private static String text(Failure failure) {
        return failure.detail() == null
                ? String.valueOf(failure.reason())
                : failure.reason() + " (" + failure.detail() + ")";
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
                case Described.DescribedTasks known when named.isEmpty() -> new FindAnswer.NoneListed();
                case Described.DescribedTasks known
                when known.tasks().isEmpty() ->
                    new FindAnswer.ListUnanswered(
                            NoAnswer.SILENT,
                            "ListTasks names " + named.size() + " tasks, but DescribeTasks knows none");
                case Described.DescribedTasks known -> new FindAnswer.TasksListed(known.tasks());
                case Described.NotDescribed unknown -> new FindAnswer.ListUnanswered(unknown.why(), unknown.error());
            };
        } catch (SdkException failure) {
            return new FindAnswer.ListUnanswered(Refusals.why(failure), ErrorText.of(failure));
        }
    }

    /**
     * AWS ECS API "ListTasks": {@code startedBy} "must be the only filter that you use", and the status is RUNNING by
     * default. So this list is never refused for its filters.
     */
    private Stream<TaskRef> running(String cluster, TaskName name) {
        return list(request -> request.cluster(cluster).startedBy(name.startedBy()));
    }

    /**
     * ECS accepts this filter, contrary to its documentation. If it is refused, it is unknown whether the task exists:
     * no running task does not prove that none ran.
     */
    private Stream<TaskRef> stopped(String cluster, TaskName name) {
        return list(
                request -> request.cluster(cluster).startedBy(name.startedBy()).desiredStatus(DesiredStatus.STOPPED));
    }

    /** Lazily: only pages that are read are requested. */
    private Stream<TaskRef> list(Consumer<ListTasksRequest.Builder> request) {
        return client.get().listTasksPaginator(request).taskArns().stream().map(TaskRef::new);
    }

    /** The answer of ECS about tasks that it listed. */
    sealed interface Described {
        /** The tasks that it still knows. */
        record DescribedTasks(List<EcsTask> tasks) implements Described {}

        /** It knows none of them and left at least one out. */
        record NotDescribed(NoAnswer why, String error) implements Described {}
    }

    Described described(String cluster, List<TaskRef> tasks) {
        if (tasks.isEmpty()) {
            return new Described.DescribedTasks(List.of());
        }
        Collection<DescribeAnswer> answers = describe(cluster, tasks).values();
        List<EcsTask> seen = new ArrayList<>();
        Optional<Described> error = Optional.empty();
        for (DescribeAnswer answer : answers) {
            switch (answer) {
                case DescribeAnswer.Seen some -> seen.add(some.task());
                case DescribeAnswer.DescribeUnanswered unknown ->
                    error = Optional.of(new Described.NotDescribed(unknown.why(), unknown.error()));
                case DescribeAnswer.TaskMissing missing -> {}
            }
        }
        return error.filter(any -> seen.isEmpty()).orElseGet(() -> new Described.DescribedTasks(seen));
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
            return new DetailsAnswer.DetailsUnanswered(ErrorText.of(failure));
        }
    }

    private static DetailsAnswer notFound(List<Failure> failures) {
        return failures.stream().anyMatch(failure -> "MISSING".equals(failure.reason()))
                ? new DetailsAnswer.NoSuchTask()
                : new DetailsAnswer.DetailsUnanswered("DescribeTasks left the task out");
    }
}

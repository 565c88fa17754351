package dev.lifeline.simulator;

import dev.lifeline.simulator.model.ListTasksAnswer;
import dev.lifeline.simulator.model.ListTasksRequest;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLaunch.TaskPlacement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tasks by ARN, in the order of their creation. */
final class TaskRegistry {
    private final TaskLogs logs;
    private final Map<String, LiveTask> tasks = new LinkedHashMap<>();

    TaskRegistry(TaskLogs logs) {
        this.logs = logs;
    }

    void add(LiveTask live) {
        live.onChange(logs::changed);
        tasks.put(live.task().taskArn(), live);
    }

    /** Forgets tasks that are no longer visible and that no token refers to. */
    void purge(Instant now) {
        tasks.values().removeIf(live -> live.isOver(now));
    }

    Optional<LiveTask> byArn(String arn) {
        return Optional.ofNullable(tasks.get(arn));
    }

    /** By ARN or by id within the cluster, while it is visible. */
    Optional<LiveTask> visible(String clusterArn, String reference, Instant now) {
        return byArn(arn(clusterArn, reference))
                .filter(live -> live.task().launch().clusterArn().equals(clusterArn))
                .filter(live -> live.isVisible(now));
    }

    static String arn(String clusterArn, String reference) {
        return reference.startsWith("arn:") ? reference : clusterArn.replace(":cluster/", ":task/") + "/" + reference;
    }

    /** The tasks on an instance that are not stopped. */
    List<LiveTask> on(String containerInstanceArn) {
        return tasks.values().stream()
                .filter(live -> live.endedAt().isEmpty())
                .filter(live -> live.task()
                        .launch()
                        .placement()
                        .containerInstanceArn()
                        .filter(containerInstanceArn::equals)
                        .isPresent())
                .toList();
    }

    List<SimulatedTask> startedBy(String startedBy) {
        return tasks.values().stream()
                .map(LiveTask::task)
                .filter(task -> task.launch().request().startedBy().equals(Optional.of(startedBy)))
                .toList();
    }

    ListTasksAnswer list(String clusterArn, ListTasksRequest request, Instant now) {
        List<String> all = tasks.values().stream()
                .filter(live -> live.isVisible(now))
                .map(LiveTask::task)
                .filter(task -> task.launch().clusterArn().equals(clusterArn) && matches(task, request))
                .map(SimulatedTask::taskArn)
                .toList();
        int from = request.page().token().map(TaskRegistry::offset).orElse(0);
        int to = Math.min(all.size(), from + request.page().size());
        return new ListTasksAnswer(
                all.subList(Math.min(from, to), to),
                to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    private static boolean matches(SimulatedTask task, ListTasksRequest request) {
        TaskPlacement placement = task.launch().placement();
        return task.desiredStatus() == request.desiredStatus()
                && Stream.of(
                                request.family()
                                        .filter(family -> !family.equals(
                                                task.launch().taskDefinition().family())),
                                request.startedBy()
                                        .filter(by -> !task.launch()
                                                .request()
                                                .startedBy()
                                                .equals(Optional.of(by))),
                                request.launchType().filter(type -> type != placement.launchType()),
                                request.containerInstance()
                                        .filter(instance -> placement
                                                .containerInstanceArn()
                                                .filter(arn -> arn.endsWith(instance))
                                                .isEmpty()))
                        .allMatch(Optional::isEmpty);
    }

    private static int offset(String token) {
        if (!token.matches("[0-9]{1,9}")) {
            throw EcsException.invalid("The next token is not one that ListTasks gave. Start without a token.");
        }
        return Integer.parseInt(token);
    }
}

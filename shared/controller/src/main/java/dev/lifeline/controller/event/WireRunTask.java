package dev.lifeline.controller.event;

import dev.lifeline.controller.event.RecordedLaunch.Unsaid;
import dev.lifeline.controller.event.RecordedLaunch.Why;
import dev.lifeline.controller.event.ResourceArn.Kind;
import dev.lifeline.controller.event.RunTaskCall.Asked;
import dev.lifeline.controller.event.RunTaskCall.Outcome;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The detail of an "AWS API Call via CloudTrail" for ECS's RunTask (AWS CloudTrail, "Record contents"; AWS ECS API,
 * RunTask). What CloudTrail truncates it replaces by {@code {"omitted": true, …}}; what it hides, by a word.
 */
final class WireRunTask {
    /** What ECS makes of one request (AWS ECS API, RunTask, {@code count}). */
    private static final int MOST_TASKS = 10;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,36}");

    /** CloudTrail's own word, and those of others that a copy of the event may have gone through. */
    private static final Pattern HIDDEN = Pattern.compile(
            "HIDDEN_DUE_TO_\\w+|REDACTED|[<\\[(](redacted|hidden|masked)[>\\])]|\\*{3,}", Pattern.CASE_INSENSITIVE);

    private WireRunTask() {}

    /**
     * Unusable only without its id, which names the runs of the tasks that were not made. What of the request cannot be
     * read is not said; what of the answer cannot be read makes no run, since that might be one too many.
     */
    static RunTaskCall read(WireFields detail) {
        WireFields facts = detail.tolerant();
        return new RunTaskCall(
                detail.text("eventID", id -> ID.matcher(id).matches(), "the id of a CloudTrail event"),
                part(facts, "requestParameters").flatMap(WireRunTask::asked),
                outcome(facts));
    }

    /** What CloudTrail did not leave out. */
    private static Optional<WireFields> part(WireFields detail, String name) {
        return detail.optionalObject(name)
                .filter(part -> !part.optionalFlag("omitted").orElse(false));
    }

    private static Outcome outcome(WireFields detail) {
        return detail.optionalText("errorCode")
                .<Outcome>map(Outcome.Refused::new)
                .or(() -> part(detail, "responseElements").flatMap(WireRunTask::answered))
                .orElseGet(Outcome.Omitted::new);
    }

    /** Every task must be readable: one that is overlooked would be launched once more. */
    private static Optional<Outcome> answered(WireFields answer) {
        List<String> unread = new ArrayList<>();
        WireFields tasks = answer.notingIn(unread);
        List<TaskRef> made =
                tasks.optionalList("tasks", task -> new TaskRef(ResourceArn.read(task, "taskArn", Kind.TASK)));
        return unread.isEmpty()
                ? Optional.of(new Outcome.Answered(made, answer.optionalList("failures", WireRunTask::failure)))
                : Optional.empty();
    }

    private static LaunchFailure failure(WireFields failure) {
        return new LaunchFailure(
                failure.optionalText("reason").orElse("RunTask gave no reason"), failure.optionalText("detail"));
    }

    /** Nothing without a task definition: it says what was to run. */
    private static Optional<Asked> asked(WireFields request) {
        List<Unsaid> unsaid = new ArrayList<>();
        RunTaskFields.unknownIn(request).forEach(path -> unsaid.add(beyond("it has " + path)));
        WireFields open = request;
        for (String name : request.said()) {
            List<String> hidden =
                    request.pathsOf(name, text -> HIDDEN.matcher(text).matches());
            if (!hidden.isEmpty()) {
                unsaid.add(hidden(name, hidden.getFirst()));
                open = open.without(name);
            }
        }
        WireWords words = new WireWords(path -> unsaid.add(beyond("it has an unknown " + path)));
        List<String> unread = new ArrayList<>();
        LaunchRequest launch = launch(open.notingIn(unread), words);
        unread.forEach(note -> unsaid.add(unread(note)));
        return Optional.of(new Asked(
                        new RecordedLaunch(launch, unsaid.stream().distinct().toList()),
                        open.optionalText("startedBy"),
                        open.optionalInt("count")
                                .filter(count -> count <= MOST_TASKS)
                                .orElse(1)))
                .filter(asked -> !launch.taskDefinition().isEmpty());
    }

    private static Unsaid unread(String note) {
        return new Unsaid(
                note.contains("requestParameters.overrides") ? Why.HIDDEN_OVERRIDE : Why.HIDDEN,
                "CloudTrail's record cannot be read, " + note);
    }

    private static Unsaid beyond(String what) {
        return new Unsaid(Why.BEYOND, what);
    }

    private static Unsaid hidden(String name, String path) {
        if (!name.equals("overrides")) {
            return new Unsaid(Why.HIDDEN, path + " is hidden in CloudTrail");
        }
        return new Unsaid(
                Why.HIDDEN_OVERRIDE,
                path.contains(".environment")
                        ? "environment override values are hidden in CloudTrail"
                        : path + " is hidden in CloudTrail");
    }

    private static LaunchRequest launch(WireFields request, WireWords words) {
        return new LaunchRequest(
                request.optionalText("cluster").orElse("default"),
                request.text("taskDefinition"),
                new LaunchRequest.Essentials.Unknown(),
                Optional.empty(),
                compute(request),
                request.optionalObject("networkConfiguration")
                        .flatMap(network -> network.optionalObject("awsvpcConfiguration"))
                        .map(WireRunTask::network),
                request.optionalObject("overrides")
                        .map(new WireOverrides(words)::read)
                        .orElse(Overrides.NONE),
                new WireOptions(words).read(request));
    }

    private static Compute compute(WireFields request) {
        List<Wish> strategy = request.optionalList("capacityProviderStrategy", WireRunTask::wish);
        if (!strategy.isEmpty()) {
            // The only provider gets every task, whether or not its weight was told.
            int weight = strategy.size() == 1 ? 1 : 0;
            return new Compute.OnProviders(strategy.stream()
                    .map(wish -> new Compute.StrategyItem(
                            wish.provider(),
                            wish.base().orElse(0),
                            wish.weight().orElse(weight)))
                    .toList());
        }
        return request.optionalText("launchType")
                .<Compute>map(type -> new Compute.OnLaunchType(LaunchType.of(type)))
                .orElseGet(Compute.ClusterDefault::new);
    }

    private record Wish(String provider, Optional<Integer> base, Optional<Integer> weight) {}

    private static Wish wish(WireFields item) {
        return new Wish(item.text("capacityProvider"), item.optionalInt("base"), item.optionalInt("weight"));
    }

    private static Network network(WireFields awsvpc) {
        return new Network(
                awsvpc.texts("subnets"),
                awsvpc.texts("securityGroups"),
                awsvpc.optionalText("assignPublicIp").filter("ENABLED"::equals).isPresent());
    }
}

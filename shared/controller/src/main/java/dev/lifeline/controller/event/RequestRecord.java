package dev.lifeline.controller.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.event.RecordedLaunch.Unsaid;
import dev.lifeline.controller.event.RecordedLaunch.Why;
import dev.lifeline.controller.event.RunTaskCall.ForeignRequest;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.runtask.LaunchFields;
import dev.lifeline.controller.runtask.OverrideFields;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.Compute.StrategyItem;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A RunTask request as CloudTrail records it (AWS CloudTrail, "Record contents"; AWS ECS API, RunTask). CloudTrail
 * replaces what it hides with a marker.
 */
final class RequestRecord {
    private static final String PATH = "detail.requestParameters";

    /** The maximum of tasks per request (AWS ECS API, RunTask, {@code count}). */
    private static final int MOST_TASKS = 10;

    /** CloudTrail's marker, and those of tools that redact copies of events. */
    private static final Pattern HIDDEN = Pattern.compile(
            "HIDDEN_DUE_TO_\\w+|REDACTED|[<\\[(](redacted|hidden|masked)[>\\])]|\\*{3,}", Pattern.CASE_INSENSITIVE);

    /** A provider as it is recorded. */
    private record Provider(String name, int base, Optional<Integer> weight) {}

    private static final Shape<List<StrategyItem>> STRATEGY = Many.list(Shapes.<Provider>record(fields -> new Provider(
                    fields.field("capacityProvider", Shapes.NAME),
                    fields.field("base", Shapes.INTEGER.or(0)),
                    fields.optional("weight", Shapes.INTEGER))))
            .as(RequestRecord::strategy, items -> List.of());

    private static final LaunchFields LAUNCH =
            new LaunchFields(Shapes.TEXT.or("default"), STRATEGY, OverrideFields.REPEATED.or(Overrides.NONE));

    /** Every field that this version can send again, or that does not affect how a task runs. */
    private static final Shape<ForeignRequest> REQUEST = Shapes.record(RequestRecord::request);

    private final Set<Unsaid> unsaid = new LinkedHashSet<>();

    private RequestRecord() {}

    /** Empty without a task definition. Unreadable fields are noted as missing. */
    static Optional<ForeignRequest> read(ObjectNode request) {
        return new RequestRecord().asked(request);
    }

    private static ForeignRequest request(Fields<ForeignRequest> fields) {
        LaunchRequest launch = fields.inline(LAUNCH::of, asked -> asked.launch().request());
        fields.optional("clientToken", Shapes.TEXT);
        int count = fields.field("count", Shapes.INTEGER.or(1));
        return new ForeignRequest(
                new RecordedLaunch(launch, List.of()),
                fields.optional("startedBy", Shapes.TEXT),
                count <= MOST_TASKS ? count : 1);
    }

    /** A single provider gets every task, with or without a recorded weight. */
    private static List<StrategyItem> strategy(List<Provider> providers) {
        int weight = providers.size() == 1 ? 1 : 0;
        return providers.stream()
                .map(provider -> new StrategyItem(
                        provider.name(), provider.base(), provider.weight().orElse(weight)))
                .toList();
    }

    private Optional<ForeignRequest> asked(ObjectNode request) {
        // A hidden part may also have unknown fields.
        Problems all = new Problems();
        REQUEST.read(request, Author.CLOUDTRAIL, all);
        all.all().stream()
                .filter(problem -> problem.kind() == Problem.ProblemKind.UNKNOWN_FIELD)
                .forEach(problem -> beyond("it has " + problem.path().replaceAll("\\[\\d+]", "")));
        Problems problems = new Problems();
        ForeignRequest asked = REQUEST.read(withoutHidden(request), Author.CLOUDTRAIL, problems);
        problems.all().forEach(this::unread);
        RecordedLaunch launch = new RecordedLaunch(asked.launch().request(), List.copyOf(unsaid));
        return Optional.of(new ForeignRequest(launch, asked.startedBy(), asked.count()))
                .filter(some -> !launch.request().taskDefinition().isEmpty());
    }

    private ObjectNode withoutHidden(ObjectNode request) {
        ObjectNode open = request.deepCopy();
        for (Map.Entry<String, JsonNode> field : request.properties()) {
            hidden(field.getValue(), PATH + "." + field.getKey()).ifPresent(path -> {
                unsaid.add(hidden(field.getKey(), path));
                open.remove(field.getKey());
            });
        }
        return open;
    }

    /** The path of the first hidden text. */
    private static Optional<String> hidden(JsonNode node, String path) {
        if (node.isTextual() && HIDDEN.matcher(node.textValue()).matches()) {
            return Optional.of(path);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Optional<String> found = hidden(field.getValue(), path + "." + field.getKey());
            if (found.isPresent()) {
                return found;
            }
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            Optional<String> found = hidden(node.get(index), path + "[" + index + "]");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
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

    private void unread(Problem problem) {
        String path = PATH + "." + problem.path();
        switch (problem.kind()) {
            case UNKNOWN_FIELD -> {}
            case UNKNOWN_WORD -> beyond("it has an unknown " + path);
            case OTHER ->
                unsaid.add(new Unsaid(
                        path.contains("requestParameters.overrides") ? Why.HIDDEN_OVERRIDE : Why.HIDDEN,
                        "CloudTrail's record cannot be read, " + path + ": " + problem.message()));
        }
    }

    private void beyond(String what) {
        unsaid.add(new Unsaid(Why.BEYOND, what));
    }
}

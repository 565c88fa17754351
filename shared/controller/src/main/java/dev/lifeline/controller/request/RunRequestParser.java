package dev.lifeline.controller.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.Name;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.request.RunRequest.Repeated;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * Reads run requests: {@code name} and {@code policy}, beside the fields of ECS's RunTask under their own names.
 *
 * <p>Source of the limits: AWS ECS API, RunTask.
 */
public final class RunRequestParser {
    private static final int MOST_PROVIDERS = 20;

    /** Reads a request; every problem is named at once, none quotes a value. */
    public ReadRequest parse(String json) {
        return switch (JsonText.read(json)) {
            case Requested.Valid<JsonNode> valid -> read(valid.value());
            case Requested.Invalid<JsonNode> invalid -> new ReadRequest.Flawed(Optional.empty(), invalid.problems());
        };
    }

    private static ReadRequest read(JsonNode root) {
        Problems problems = new Problems();
        Fields fields = new Fields("", root, problems);
        Optional<RunId> name = fields.value("name", RunRequestParser::name);
        RunRequest request = new RunRequest(
                name, repeated(fields, name), fields.value("policy", Name::read).orElse("default"), launch(fields));
        ours(fields);
        fields.finish();
        return problems.isEmpty()
                ? new ReadRequest.Sound(request)
                : new ReadRequest.Flawed(Optional.of(request), problems.all());
    }

    private static Reading<RunId> name(JsonNode node) {
        return node.isTextual()
                ? Reading.of(RunId.parse(node.textValue()), RunId.ALPHABET + " are expected")
                : new Reading.Misfits<>("a text is expected, not " + Fields.kind(node));
    }

    private static Repeated repeated(Fields fields, Optional<RunId> name) {
        boolean rerun = fields.flag("rerun");
        if (rerun && name.isEmpty()) {
            fields.problem("rerun", "needs a name: a run without one is never launched again");
        }
        return rerun ? Repeated.RERUN : Repeated.SAME_RUN;
    }

    private static LaunchRequest launch(Fields fields) {
        return new LaunchRequest(
                fields.requiredText("cluster"),
                fields.requiredText("taskDefinition"),
                new Essentials.Unknown(),
                Optional.empty(),
                compute(fields),
                fields.object("networkConfiguration", NetworkFields::read).flatMap(network -> network),
                fields.object("overrides", OverrideFields::read).orElse(Overrides.NONE),
                OptionFields.read(fields));
    }

    private static Compute compute(Fields fields) {
        Optional<String> launchType = fields.text("launchType");
        List<Compute.StrategyItem> strategy = fields.list("capacityProviderStrategy", RunRequestParser::item);
        if (launchType.isPresent() && !strategy.isEmpty()) {
            fields.problem(
                    "launchType", "cannot be given together with capacityProviderStrategy: ECS takes one of them");
        }
        fields.atMost("capacityProviderStrategy", strategy.size(), MOST_PROVIDERS);
        if (launchType
                .map(LaunchType::of)
                .filter(LaunchType.Unknown.class::isInstance)
                .isPresent()) {
            fields.problem("launchType", "EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES is expected");
        }
        if (!strategy.isEmpty()) {
            return new Compute.OnProviders(strategy);
        }
        return launchType
                .<Compute>map(type -> new Compute.OnLaunchType(LaunchType.of(type)))
                .orElseGet(Compute.ClusterDefault::new);
    }

    private static Compute.StrategyItem item(Fields fields) {
        return new Compute.StrategyItem(
                fields.requiredText("capacityProvider"),
                fields.integer("base").orElse(0),
                fields.integer("weight").orElse(1));
    }

    /** Fields of RunTask that a run does not leave to whoever asks. */
    private static void ours(Fields fields) {
        fields.refuse("clientToken", "is derived from the run, so that no attempt is launched twice; leave it out");
        fields.refuse("startedBy", "names the run and its attempt, so that their events are found; leave it out");
        fields.integer("count")
                .filter(count -> count != 1)
                .ifPresent(other -> fields.problem(
                        "count", "only 1 is allowed: a run is one task; launch as many runs as you need tasks"));
    }
}

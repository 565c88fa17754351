package dev.lifeline.controller.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.Name;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.request.RunRequest.Repeated;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.run.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads run requests: {@code name} and {@code policy}, beside the fields of ECS's RunTask under their own names.
 *
 * <p>Source of the limits: AWS ECS API, RunTask.
 */
public final class RunRequestParser {
    private static final int MOST_PROVIDERS = 20;
    private static final int MOST_TAGS = 50;

    /** Reads a request; every problem is named at once, none quotes a value. */
    public Requested<RunRequest> parse(String json) {
        return JsonText.read(json).then(RunRequestParser::read);
    }

    private static Requested<RunRequest> read(JsonNode root) {
        List<Problem> problems = new ArrayList<>();
        Fields fields = new Fields("", root, problems);
        Optional<RunId> name = fields.value("name", RunRequestParser::name);
        RunRequest request = new RunRequest(
                name,
                repeated(fields, name),
                fields.value("policy", Name::read).orElse("default"),
                launch(fields));
        fields.finish();
        return problems.isEmpty() ? new Requested.Valid<>(request) : new Requested.Invalid<>(problems);
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
                fields.object("overrides", RunRequestParser::overrides).orElse(Overrides.NONE),
                options(fields));
    }

    private static Compute compute(Fields fields) {
        Optional<String> launchType = fields.text("launchType");
        List<Compute.StrategyItem> strategy = fields.list("capacityProviderStrategy", RunRequestParser::item);
        if (launchType.isPresent() && !strategy.isEmpty()) {
            fields.problem(
                    "launchType", "cannot be given together with capacityProviderStrategy: ECS takes one of them");
        }
        atMost(fields, "capacityProviderStrategy", strategy.size(), MOST_PROVIDERS);
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

    private static Overrides overrides(Fields fields) {
        return new Overrides(
                fields.text("cpu"),
                fields.text("memory"),
                fields.text("taskRoleArn"),
                fields.text("executionRoleArn"),
                fields.object("ephemeralStorage", storage -> storage.integer("sizeInGiB"))
                        .flatMap(size -> size),
                fields.list("containerOverrides", RunRequestParser::containerOverride));
    }

    private static ContainerOverride containerOverride(Fields fields) {
        Map<String, Secret> environment = new HashMap<>();
        fields.pairs("environment", "name", "value").forEach((name, value) -> environment.put(name, new Secret(value)));
        return new ContainerOverride(
                fields.requiredText("name"),
                fields.texts("command"),
                environment,
                fields.integer("cpu"),
                fields.integer("memory"),
                fields.integer("memoryReservation"));
    }

    private static Options options(Fields fields) {
        Map<String, String> tags = fields.pairs("tags", "key", "value");
        atMost(fields, "tags", tags.size(), MOST_TAGS);
        Optional<String> group = fields.text("group");
        if (group.filter(name -> name.startsWith("service:")).isPresent()) {
            fields.problem("group", "service: is reserved for services, whose scheduler owns their tasks");
        }
        Optional<String> propagate = fields.text("propagateTags");
        if (propagate
                .filter(from -> !from.equals("TASK_DEFINITION") && !from.equals("NONE"))
                .isPresent()) {
            fields.problem("propagateTags", "TASK_DEFINITION or NONE is expected");
        }
        return new Options(
                group,
                fields.text("platformVersion"),
                propagate,
                fields.flag("enableExecuteCommand"),
                fields.flag("enableECSManagedTags"),
                tags);
    }

    private static void atMost(Fields fields, String name, int count, int most) {
        if (count > most) {
            fields.problem(name, "at most " + most + " are allowed, not " + count);
        }
    }
}

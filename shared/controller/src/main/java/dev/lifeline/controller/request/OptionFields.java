package dev.lifeline.controller.request;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.PlacementRules.Constraint;
import dev.lifeline.lifecycle.ecs.PlacementRules.ConstraintType;
import dev.lifeline.lifecycle.ecs.PlacementRules.Preference;
import dev.lifeline.lifecycle.ecs.PlacementRules.StrategyType;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the fields of RunTask that are neither its task, its compute, its network nor its overrides.
 *
 * <p>Source of the limits: AWS ECS API, RunTask.
 */
final class OptionFields {
    private static final int MOST_TAGS = 50;
    private static final int MOST_CONSTRAINTS = 10;
    private static final int MOST_STRATEGIES = 5;
    private static final int LONGEST_REFERENCE = 1024;

    private OptionFields() {}

    static Options read(Fields fields) {
        Optional<String> group = fields.text("group");
        if (group.filter(name -> name.startsWith("service:")).isPresent()) {
            fields.problem("group", "service: is reserved for services, whose scheduler owns their tasks");
        }
        Optional<String> reference = fields.text("referenceId");
        if (reference.filter(id -> id.length() > LONGEST_REFERENCE).isPresent()) {
            fields.problem("referenceId", "at most " + LONGEST_REFERENCE + " characters are allowed");
        }
        return new Options(
                group,
                fields.text("platformVersion"),
                reference,
                fields.flag("enableExecuteCommand"),
                new Tagging(propagateTags(fields), fields.flag("enableECSManagedTags"), tags(fields)),
                placement(fields),
                fields.list("volumeConfigurations", VolumeFields::read));
    }

    /** {@code SERVICE} is a word of the API, but RunTask refuses it. */
    static Optional<TagSource> propagateTags(Fields fields) {
        return fields.value(
                "propagateTags",
                node -> node.asText("").equals("SERVICE")
                        ? new Reading.Misfits<>("SERVICE is for services alone, and RunTask refuses it;"
                                + " TASK_DEFINITION or NONE is expected")
                        : ApiWords.oneOf(TagSource.class).apply(node));
    }

    static Map<String, String> tags(Fields fields) {
        Map<String, String> tags = fields.pairs("tags", "key", "value");
        fields.atMost("tags", tags.size(), MOST_TAGS);
        return tags;
    }

    private static PlacementRules placement(Fields fields) {
        List<Constraint> constraints = fields.list("placementConstraints", OptionFields::constraint).stream()
                .flatMap(Optional::stream)
                .toList();
        List<Preference> strategy = fields.list("placementStrategy", OptionFields::preference).stream()
                .flatMap(Optional::stream)
                .toList();
        fields.atMost("placementConstraints", constraints.size(), MOST_CONSTRAINTS);
        fields.atMost("placementStrategy", strategy.size(), MOST_STRATEGIES);
        return new PlacementRules(constraints, strategy);
    }

    private static Optional<Constraint> constraint(Fields fields) {
        Optional<String> expression = fields.text("expression");
        Optional<ConstraintType> type = ApiWords.required(fields, "type", ConstraintType.class);
        type.ifPresent(known -> {
            switch (known) {
                case MEMBER_OF -> fields.require("expression", "memberOf needs one in the cluster query language");
                case DISTINCT_INSTANCE ->
                    fields.refuse("expression", "distinctInstance takes none; leave it out, or use memberOf");
            }
        });
        return type.map(known -> new Constraint(known, expression));
    }

    private static Optional<Preference> preference(Fields fields) {
        Optional<String> field = fields.text("field");
        return ApiWords.required(fields, "type", StrategyType.class).map(type -> new Preference(type, field));
    }
}

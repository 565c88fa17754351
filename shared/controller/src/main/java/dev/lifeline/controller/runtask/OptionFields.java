package dev.lifeline.controller.runtask;

import static dev.lifeline.controller.shape.Shapes.FLAG;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.PlacementRules.Constraint;
import dev.lifeline.lifecycle.ecs.PlacementRules.ConstraintType;
import dev.lifeline.lifecycle.ecs.PlacementRules.Preference;
import dev.lifeline.lifecycle.ecs.PlacementRules.StrategyType;
import java.util.List;
import java.util.Optional;

/**
 * The fields of RunTask apart from its task, compute, network and overrides.
 *
 * <p>Source of the limits: AWS ECS API, RunTask.
 */
final class OptionFields {
    private static final int MOST_CONSTRAINTS = 10;
    private static final int MOST_STRATEGIES = 5;
    private static final int LONGEST_REFERENCE = 1024;

    private static final Shape<String> GROUP = TEXT.checked(OptionFields::notOfService);
    private static final Shape<String> REFERENCE = TEXT.checked(OptionFields::notTooLong);
    private static final Shape<ConstraintType> CONSTRAINT_TYPE = OverrideFields.word(ConstraintType.values());
    private static final Shape<StrategyType> STRATEGY_TYPE = OverrideFields.word(StrategyType.values());

    private static final Shape<Constraint> CONSTRAINT = Shapes.record(OptionFields::constraint);

    private static final Shape<Preference> PREFERENCE = Shapes.record(fields -> new Preference(
            fields.field("type", STRATEGY_TYPE, Preference::type), fields.optional("field", TEXT, Preference::field)));

    private static final Shape<List<Constraint>> CONSTRAINTS = Many.list(CONSTRAINT, MOST_CONSTRAINTS);
    private static final Shape<List<Preference>> PREFERENCES = Many.list(PREFERENCE, MOST_STRATEGIES);

    private OptionFields() {}

    static Options of(Fields<Options> fields) {
        return new Options(
                fields.optional("group", GROUP, Options::group),
                fields.optional("platformVersion", TEXT, Options::platformVersion),
                fields.optional("referenceId", REFERENCE, Options::referenceId),
                fields.field("enableExecuteCommand", FLAG, Options::enableExecuteCommand),
                fields.inline(TagFields::of, Options::tagging),
                fields.inline(OptionFields::placement, Options::placement),
                fields.list("volumeConfigurations", VolumeFields.VOLUME, Options::volumes));
    }

    private static PlacementRules placement(Fields<PlacementRules> fields) {
        return new PlacementRules(
                fields.field("placementConstraints", CONSTRAINTS, PlacementRules::constraints),
                fields.field("placementStrategy", PREFERENCES, PlacementRules::strategy));
    }

    private static Constraint constraint(Fields<Constraint> fields) {
        ConstraintType type = fields.field("type", CONSTRAINT_TYPE, Constraint::type);
        Optional<String> expression = fields.optional("expression", TEXT, Constraint::expression);
        if (fields.areSound("type", "expression")) {
            switch (type) {
                case MEMBER_OF -> {
                    if (expression.isEmpty()) {
                        fields.problem("expression", "missing; memberOf needs one in the cluster query language");
                    }
                }
                case DISTINCT_INSTANCE -> {
                    if (expression.isPresent()) {
                        fields.problem("expression", "distinctInstance takes none; leave it out, or use memberOf");
                    }
                }
            }
        }
        return new Constraint(type, expression);
    }

    private static Reading<String> notOfService(String group) {
        return group.startsWith("service:")
                ? new Misfits<>("service: is reserved for services, whose scheduler owns their tasks")
                : new Fits<>(group);
    }

    private static Reading<String> notTooLong(String reference) {
        return reference.length() > LONGEST_REFERENCE
                ? new Misfits<>("at most " + LONGEST_REFERENCE + " characters are allowed")
                : new Fits<>(reference);
    }
}

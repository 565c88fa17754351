package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.PlacementRules.Constraint;
import dev.lifeline.lifecycle.ecs.PlacementRules.ConstraintType;
import dev.lifeline.lifecycle.ecs.PlacementRules.Preference;
import dev.lifeline.lifecycle.ecs.PlacementRules.StrategyType;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import java.util.Map;

/** What a launch says beside its task, its compute and its network. */
final class OptionsJson {
    private OptionsJson() {}

    static Output write(Options options) {
        return new Output()
                .text("group", options.group())
                .text("platformVersion", options.platformVersion())
                .text("referenceId", options.referenceId())
                .flag("enableExecuteCommand", options.enableExecuteCommand())
                .object("tagging", write(options.tagging()))
                .object("placement", write(options.placement()))
                .list("volumes", options.volumes(), VolumeJson::write);
    }

    static Options read(Input in) {
        return new Options(
                in.optionalText("group"),
                in.optionalText("platformVersion"),
                in.optionalText("referenceId"),
                in.flag("enableExecuteCommand"),
                readTagging(in.object("tagging")),
                readPlacement(in.object("placement")),
                in.list("volumes", VolumeJson::read));
    }

    private static Output write(Tagging tagging) {
        return new Output()
                .word("propagateTags", tagging.propagateTags())
                .flag("enableEcsManagedTags", tagging.enableEcsManagedTags())
                .object("tags", write(tagging.tags()));
    }

    private static Tagging readTagging(Input in) {
        return new Tagging(
                in.optionalWord("propagateTags", TagSource.class), in.flag("enableEcsManagedTags"), readTags(in));
    }

    static Output write(Map<String, String> tags) {
        Output output = new Output();
        tags.forEach(output::text);
        return output;
    }

    static Map<String, String> readTags(Input in) {
        return in.map("tags", key -> key, Input::text);
    }

    private static Output write(PlacementRules placement) {
        return new Output()
                .list("constraints", placement.constraints(), OptionsJson::write)
                .list("strategy", placement.strategy(), OptionsJson::write);
    }

    private static PlacementRules readPlacement(Input in) {
        return new PlacementRules(
                in.list("constraints", OptionsJson::readConstraint), in.list("strategy", OptionsJson::readPreference));
    }

    private static Output write(Constraint constraint) {
        return new Output().word("type", constraint.type()).text("expression", constraint.expression());
    }

    private static Constraint readConstraint(Input in) {
        return new Constraint(in.word("type", ConstraintType.class), in.optionalText("expression"));
    }

    private static Output write(Preference preference) {
        return new Output().word("type", preference.type()).text("field", preference.field());
    }

    private static Preference readPreference(Input in) {
        return new Preference(in.word("type", StrategyType.class), in.optionalText("field"));
    }
}

package dev.lifeline.controller.runtask;

import static dev.lifeline.controller.shape.Shapes.FLAG;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.ApiWord;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import java.util.Map;

/** The tags of a task and of its volumes. */
final class TagFields {
    private static final int MOST_TAGS = 50;

    static final Shape<Map<String, String>> TAGS =
            Keyed.pairs("key", "value", TEXT.or("")).checked(tags -> Many.atMost(tags, tags.size(), MOST_TAGS));

    /** {@code SERVICE} is a word of the API, but RunTask refuses it. */
    static final Shape<TagSource> TAG_SOURCE = Shapes.<TagSource>word(ApiWord::text, TagSource.values())
            .refusing(
                    "SERVICE",
                    "SERVICE is for services alone, and RunTask refuses it; TASK_DEFINITION or NONE is expected");

    private TagFields() {}

    static Tagging of(Fields<Tagging> fields) {
        return new Tagging(
                fields.optional("propagateTags", TAG_SOURCE, Tagging::propagateTags),
                fields.field("enableECSManagedTags", FLAG, Tagging::enableEcsManagedTags),
                fields.field("tags", TAGS, Tagging::tags));
    }
}

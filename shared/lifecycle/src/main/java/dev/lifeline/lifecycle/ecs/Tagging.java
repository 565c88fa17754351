package dev.lifeline.lifecycle.ecs;

import java.util.Map;
import java.util.Optional;

/**
 * The tags of a task.
 *
 * @param propagateTags where ECS copies tags from, in addition to these
 * @param enableEcsManagedTags whether ECS adds its own
 * @param tags at most fifty
 */
public record Tagging(Optional<TagSource> propagateTags, boolean enableEcsManagedTags, Map<String, String> tags) {

    /** No tags. */
    public static final Tagging NONE = new Tagging(Optional.empty(), false, Map.of());

    public Tagging {
        tags = Map.copyOf(tags);
    }

    /** Where tags are copied from. {@code SERVICE} is missing: ECS accepts it only for services. */
    public enum TagSource implements ApiWord {
        TASK_DEFINITION,
        NONE;

        @Override
        public String text() {
            return name();
        }
    }
}

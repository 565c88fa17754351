package dev.lifeline.controller.guard;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of task definitions, by container. A revision never changes, so its images are cached. */
final class Images {
    private static final int MOST_KEPT = 1_000;

    private final TaskDefinitions definitions;
    private final Map<String, Map<String, String>> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    Images(TaskDefinitions definitions) {
        this.definitions = definitions;
    }

    /** Empty if ECS does not answer: then no breaker holds the launch. */
    synchronized List<Image> of(String taskDefinition) {
        return byContainer(taskDefinition).values().stream()
                .distinct()
                .map(Image::new)
                .toList();
    }

    /** The images of some of the containers. */
    synchronized List<Image> of(String taskDefinition, List<String> containers) {
        Map<String, String> images = byContainer(taskDefinition);
        return containers.stream()
                .filter(images::containsKey)
                .map(images::get)
                .distinct()
                .map(Image::new)
                .toList();
    }

    private Map<String, String> byContainer(String taskDefinition) {
        Map<String, String> known = kept.get(taskDefinition);
        if (known != null) {
            return known;
        }
        if (definitions.definition(taskDefinition) instanceof DefinitionAnswer.DefinitionFound found) {
            kept.put(taskDefinition, found.images());
            return found.images();
        }
        return Map.of();
    }
}

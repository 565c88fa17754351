package dev.lifeline.aws.ecs;

import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.Task;

/** Reads the launch of a described task: its tags, its overrides, and what cannot be sent again. */
final class LaunchDetails {
    private static final String VOLUME = "AmazonElasticBlockStorage";

    private LaunchDetails() {}

    static DetailsAnswer read(Task task) {
        Map<String, String> tags = new TreeMap<>();
        task.tags()
                .forEach(tag ->
                        tags.put(tag.key(), Optional.ofNullable(tag.value()).orElse("")));
        Optional<TaskOverrides> overrides =
                Optional.ofNullable(task.overrides()).map(TaskOverrides::new);
        List<String> beyond =
                new ArrayList<>(overrides.map(TaskOverrides::unknown).orElseGet(List::of));
        if (task.attachments().stream().anyMatch(attachment -> VOLUME.equals(attachment.type()))) {
            beyond.add("it has a volume of its own, whose volumeConfigurations ECS does not report");
        }
        return new DetailsAnswer.DetailsFound(EcsTasks.read(task), overrides.map(TaskOverrides::read), tags, beyond);
    }
}

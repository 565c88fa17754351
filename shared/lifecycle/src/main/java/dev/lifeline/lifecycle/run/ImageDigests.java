package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which images the containers of a task run: under the same tag, the next attempt may run another one. */
final class ImageDigests {
    /** {@code sha256:} and as much of the digest as people compare. */
    private static final int SHORT = 19;

    private ImageDigests() {}

    /** The digests that ECS reports, by container. */
    static Map<String, String> of(Optional<EcsTask> task) {
        Map<String, String> digests = new TreeMap<>();
        task.stream()
                .flatMap(seen -> seen.containers().stream())
                .forEach(container ->
                        container.imageDigest().ifPresent(digest -> digests.put(container.name(), digest)));
        return digests;
    }

    /** Says of a snapshot, when it is the first to report an image, that the attempt before ran another. */
    static Draft compare(Draft draft, Optional<EcsTask> before, EcsTask now) {
        if (draft.run().past().isEmpty()) {
            return draft;
        }
        PastAttempt past = draft.run().past().getLast();
        Draft compared = draft;
        for (EcsContainer container : now.containers()) {
            String earlier = past.images().getOrDefault(container.name(), "");
            String digest = container.imageDigest().orElse(earlier);
            boolean reported = of(before).containsKey(container.name());
            if (!earlier.isEmpty() && !reported && !digest.equals(earlier)) {
                compared = compared.because("container " + container.name() + " runs image " + shortened(digest)
                        + ", and attempt " + past.number() + " ran " + shortened(earlier));
            }
        }
        return compared;
    }

    private static String shortened(String digest) {
        return digest.length() > SHORT ? digest.substring(0, SHORT) : digest;
    }
}

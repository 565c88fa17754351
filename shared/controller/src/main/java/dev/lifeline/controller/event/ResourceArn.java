package dev.lifeline.controller.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ARNs by which ECS names what an event is about: in old accounts without the cluster in it. */
final class ResourceArn {
    private static final Pattern ARN = Pattern.compile(
            "(arn:[a-z0-9-]+:ecs:[a-z0-9-]+:[0-9]{12}:)([a-z-]+)/(?:([A-Za-z0-9_-]{1,255})/)?[A-Za-z0-9_-]{1,255}");

    /** What an ARN names. */
    enum Kind {
        TASK("task"),
        CONTAINER_INSTANCE("container-instance");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private ResourceArn() {}

    /** The ARN in a field that must hold one of this kind. */
    static String read(Fields fields, String name, Kind kind) {
        return fields.text(
                name,
                text -> is(text, kind),
                "the ARN of an ECS " + kind.word.replace('-', ' ') + ", arn:<partition>:ecs:<region>:<account>:"
                        + kind.word + "/…");
    }

    static boolean is(String text, Kind kind) {
        Matcher arn = ARN.matcher(text);
        return arn.matches() && arn.group(2).equals(kind.word);
    }

    /** The ARN of the cluster, where the ARN names it. */
    static Optional<String> cluster(String arn) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches()
                ? Optional.ofNullable(parts.group(3)).map(cluster -> parts.group(1) + "cluster/" + cluster)
                : Optional.empty();
    }
}

package dev.lifeline.controller.event;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The ARN of an event's subject, {@code arn:<partition>:ecs:<region>:<account>:<kind>/<cluster>/…}; in old accounts
 * without the cluster. Parsed by hand, because each event has one and a regular expression would take longer than the
 * rest of the event.
 *
 * @param cluster the ARN of the cluster, if this one names it
 */
record ResourceArn(String text, String kind, Optional<String> cluster) {
    private static final int ACCOUNT_DIGITS = 12;
    private static final int LONGEST_NAME = 255;

    /** The kind of resource that an ARN names. */
    enum ResourceKind {
        TASK("task"),
        CONTAINER_INSTANCE("container-instance");

        private final String word;

        ResourceKind(String word) {
            this.word = word;
        }

        String expected() {
            return "the ARN of an ECS " + word.replace('-', ' ') + ", arn:<partition>:ecs:<region>:<account>:" + word
                    + "/…";
        }
    }

    /** An ARN of this kind. */
    static Shape<String> shape(ResourceKind kind) {
        return Shapes.TEXT.parsed(
                "", text -> read(text, kind).then(arn -> new Reading.Fits<>(text)), Function.identity());
    }

    static Reading<ResourceArn> read(String text, ResourceKind kind) {
        return Reading.of(parse(text, kind), "not " + kind.expected());
    }

    /** The ARN of the cluster, if the ARN names it. */
    static Optional<String> cluster(String arn) {
        return parse(arn).flatMap(ResourceArn::cluster);
    }

    private static Optional<ResourceArn> parse(String text, ResourceKind kind) {
        return parse(text).filter(arn -> arn.kind().equals(kind.word));
    }

    static Optional<ResourceArn> parse(String text) {
        int partition = "arn:".length();
        int service = end(text, partition, ResourceArn::ofRegion);
        int region = service + ":ecs:".length();
        int account = end(text, region, ResourceArn::ofRegion) + 1;
        int kind = account + ACCOUNT_DIGITS + 1;
        boolean ofEcs = text.startsWith("arn:")
                && service > partition
                && text.startsWith(":ecs:", service)
                && account - 1 > region
                && end(text, account, ResourceArn::isDigit) == kind - 1
                && text.startsWith(":", account - 1)
                && text.startsWith(":", kind - 1);
        return ofEcs ? resource(text, kind) : Optional.empty();
    }

    private static Optional<ResourceArn> resource(String text, int start) {
        int slash = end(text, start, letter -> isLower(letter) || letter == '-');
        int first = slash + 1;
        int end = end(text, first, ResourceArn::ofName);
        if (slash == start || !text.startsWith("/", slash) || !isName(first, end)) {
            return Optional.empty();
        }
        String kind = text.substring(start, slash);
        if (end == text.length()) {
            return Optional.of(new ResourceArn(text, kind, Optional.empty()));
        }
        int second = end + 1;
        boolean whole = text.startsWith("/", end)
                && isName(second, text.length())
                && end(text, second, ResourceArn::ofName) == text.length();
        return whole
                ? Optional.of(new ResourceArn(
                        text, kind, Optional.of(text.substring(0, start) + "cluster/" + text.substring(first, end))))
                : Optional.empty();
    }

    private static boolean isName(int start, int end) {
        return end > start && end - start <= LONGEST_NAME;
    }

    /** The end of the part that begins here. */
    private static int end(String text, int start, IntPredicate belongs) {
        int at = start;
        while (at < text.length() && belongs.test(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean ofRegion(int letter) {
        return isLower(letter) || isDigit(letter) || letter == '-';
    }

    private static boolean ofName(int letter) {
        return ofRegion(letter) || (letter >= 'A' && letter <= 'Z') || letter == '_';
    }

    private static boolean isLower(int letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }
}

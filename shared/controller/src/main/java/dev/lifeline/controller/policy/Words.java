package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The single values of a policy document. */
final class Words {
    static final Duration LONGEST = Duration.ofDays(365);

    private static final int LONGEST_GLOB = 256;
    private static final int LONGEST_QUOTE = 40;

    /** AWS ECS API, CreateCapacityProvider: a name of one's own cannot begin with these. */
    private static final List<String> RESERVED = List.of("aws", "ecs", "fargate");

    private Words() {}

    static Reading<String> text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank()
                ? new Fits<>(node.textValue())
                : new Misfits<>("a text is expected, not " + (node.isTextual() ? "an empty one" : Fields.kind(node)));
    }

    static Reading<Glob> glob(JsonNode node) {
        return text(node)
                .then(text -> Reading.of(
                        Optional.of(text)
                                .filter(glob -> glob.length() <= LONGEST_GLOB)
                                .map(Glob::new),
                        "at most " + LONGEST_GLOB + " characters are expected; * stands for any run of them"));
    }

    /** One of the words. */
    static <T> Function<JsonNode, Reading<T>> word(Map<String, T> words) {
        return node -> text(node)
                .then(text -> Reading.of(
                        Optional.ofNullable(words.get(text)),
                        "unknown word " + quote(text) + Spelling.hint(quote(text), words.keySet())));
    }

    static Reading<Boolean> truth(JsonNode node) {
        return Reading.of(
                Optional.of(node).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
                "true or false is expected" + instead(node));
    }

    /** The constants of an enum under their own names, in lower case or as they are. */
    static <E extends Enum<E>> Map<String, E> names(Class<E> type, Function<E, String> spelling) {
        Map<String, E> names = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(each -> names.put(spelling.apply(each), each));
        return names;
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A duration of at least nothing. */
    static Reading<Duration> duration(JsonNode node) {
        if (!node.isTextual()) {
            return new Misfits<>("a duration is expected, not " + Fields.kind(node) + "; " + Durations.HINT);
        }
        return Reading.of(
                        Durations.parse(node.textValue()),
                        quote(node.textValue()) + " is no duration; " + Durations.HINT)
                .then(duration -> Reading.of(
                        Optional.of(duration).filter(span -> span.compareTo(LONGEST) <= 0),
                        node.textValue() + " is too long; 365d is the longest"));
    }

    /** A duration of more than nothing. */
    static Reading<Duration> span(JsonNode node) {
        return duration(node)
                .then(span -> Reading.of(
                        Optional.of(span).filter(Duration::isPositive),
                        "more than nothing is expected, 365d at most; " + Durations.HINT));
    }

    static Function<JsonNode, Reading<Integer>> whole(int least, int most) {
        return node -> Reading.of(
                Optional.of(node)
                        .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
                        .map(JsonNode::intValue)
                        .filter(number -> number >= least && number <= most),
                "a whole number from " + least + " to " + most + " is expected" + instead(node));
    }

    static Function<JsonNode, Reading<Double>> factor(Optional<Double> above, double least, double most) {
        return node -> Reading.of(
                Optional.of(node)
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::doubleValue)
                        .filter(number -> number >= least && number <= most && number > above.orElse(-1.0)),
                "a number " + above.map(bound -> "above " + plain(bound)).orElseGet(() -> "from " + plain(least))
                        + " to " + plain(most) + " is expected" + instead(node));
    }

    private static String plain(double number) {
        return String.valueOf((long) number);
    }

    /** What stands there instead, where that says more than the value. */
    static String instead(JsonNode node) {
        return node.isNumber() ? "" : ", not " + Fields.kind(node);
    }

    /** A launch type. */
    static Reading<LaunchType.Known> launchType(JsonNode node) {
        return word(names(LaunchType.Known.class, Enum::name)).apply(node);
    }

    /** A capacity provider: Fargate's two or one of the user's. */
    static Reading<String> provider(JsonNode node) {
        return place(node, List.of("FARGATE", "FARGATE_SPOT"));
    }

    /** A launch type or a capacity provider. */
    static Reading<String> place(JsonNode node) {
        return place(node, List.of("FARGATE", "FARGATE_SPOT", "EC2", "EXTERNAL", "MANAGED_INSTANCES"));
    }

    private static Reading<String> place(JsonNode node, List<String> known) {
        return text(node).then(text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            boolean wrongCase = known.stream().anyMatch(text::equalsIgnoreCase);
            boolean reserved = RESERVED.stream().anyMatch(lower::startsWith);
            return Reading.of(
                    Optional.of(text).filter(name -> known.contains(name) || !(wrongCase || reserved)),
                    "there is no " + quote(text) + Spelling.hint(quote(text), known));
        });
    }

    static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}

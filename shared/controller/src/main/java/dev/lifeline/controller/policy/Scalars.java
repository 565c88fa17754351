package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.text.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The single values of a policy document. */
final class Scalars {
    private static final int LONGEST_GLOB = 256;
    private static final int LONGEST_QUOTE = 40;
    private static final String NOT_BLANK = "\\S";

    /** AWS ECS API, CreateCapacityProvider: custom names cannot begin with these. */
    private static final List<String> RESERVED = List.of("aws", "ecs", "fargate");

    private static final List<String> FARGATE = List.of("FARGATE", "FARGATE_SPOT");
    private static final List<String> TYPES = List.of("EC2", "EXTERNAL", "MANAGED_INSTANCES");

    static final Shape<Glob> GLOB = Shapes.TEXT
            .parsed(new Glob("*"), Scalars::glob, Glob::pattern)
            .with(schema -> schema.put("pattern", NOT_BLANK).put("maxLength", LONGEST_GLOB))
            .named("glob");

    static final Shape<LaunchType.KnownLaunchType> LAUNCH_TYPE =
            Shapes.word(Enum::name, LaunchType.KnownLaunchType.values()).named("launchType");

    static final Shape<BudgetGroup> GROUP = Shapes.word(Scalars::lower, BudgetGroup.values());

    /** A capacity provider: one of Fargate's two or a custom one. */
    static final Shape<String> PROVIDER = place("provider", FARGATE);

    /** A launch type or a capacity provider. */
    static final Shape<String> PLACE =
            place("place", Stream.concat(FARGATE.stream(), TYPES.stream()).toList());

    private Scalars() {}

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** A number from {@code least}, or only above it. */
    static Shape<Double> factor(int least, int most, boolean above) {
        String from = above ? "above " : "from ";
        return Shapes.single(
                        (double) most,
                        node -> node.isNumber()
                                        && node.doubleValue() <= most
                                        && (above ? node.doubleValue() > least : node.doubleValue() >= least)
                                ? new Fits<>(node.doubleValue())
                                : new Misfits<>(
                                        "a number " + from + least + " to " + most + " is expected" + instead(node)),
                        number -> number)
                .with(schema -> Schemas.type("number")
                        .put(above ? "exclusiveMinimum" : "minimum", least)
                        .put("maximum", most));
    }

    /** The written text, if it says more than the value. */
    private static String instead(JsonNode node) {
        return node.isNumber() ? "" : ", not " + JsonTree.kind(node);
    }

    private static Reading<String> notBlank(String text) {
        return text.isBlank() ? new Misfits<>("a text is expected, not an empty one") : new Fits<>(text);
    }

    private static Reading<Glob> glob(String text) {
        return notBlank(text)
                .then(some -> Reading.of(
                        Optional.of(some)
                                .filter(glob -> glob.length() <= LONGEST_GLOB)
                                .map(Glob::new),
                        "at most " + LONGEST_GLOB + " characters are expected; * stands for any text"));
    }

    private static Shape<String> place(String name, List<String> known) {
        return Shapes.TEXT
                .parsed("", text -> notBlank(text).then(some -> known(some, known)), Function.identity())
                .with(schema -> places(schema, known))
                .named(name);
    }

    private static Reading<String> known(String text, List<String> known) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean wrongCase = known.stream().anyMatch(text::equalsIgnoreCase);
        boolean reserved = RESERVED.stream().anyMatch(lower::startsWith);
        return Reading.of(
                Optional.of(text).filter(name -> known.contains(name) || !(wrongCase || reserved)),
                "there is no " + quote(text) + Spelling.hint(quote(text), known));
    }

    private static ObjectNode places(ObjectNode schema, List<String> known) {
        ObjectNode others = Schemas.any(
                Schemas.text("^(" + inAnyCase(RESERVED) + ")"), Schemas.text("^(" + inAnyCase(known) + ")$"));
        return schema.put("pattern", NOT_BLANK).setAll(Schemas.any(Schemas.words(known), Schemas.not(others)));
    }

    private static String inAnyCase(List<String> words) {
        return words.stream().map(Scalars::inAnyCase).collect(Collectors.joining("|"));
    }

    /** A regular expression, because JSON Schema has no flags. */
    static String inAnyCase(String word) {
        return Pattern.compile("[A-Za-z]")
                .matcher(word)
                .replaceAll(letter -> "[" + letter.group().toLowerCase(Locale.ROOT)
                        + letter.group().toUpperCase(Locale.ROOT) + "]");
    }
}

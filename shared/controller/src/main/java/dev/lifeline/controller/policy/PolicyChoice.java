package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A policy as people and programs name it: {@code nightly}, or {@code nightly@2} as it is printed everywhere.
 *
 * @param version empty for the latest
 */
public record PolicyChoice(String name, Optional<Integer> version) {
    private static final String LETTERS = "[A-Za-z0-9_-]{1,48}(@[0-9]{1,9})?";
    private static final Pattern PATTERN = Pattern.compile(LETTERS);
    private static final Pattern VERSIONED = Pattern.compile("(.+)@([0-9]{1,9})");

    /** Its text. */
    public static final Shape<String> TEXT = Shapes.TEXT
            .parsed("", PolicyChoice::read, Function.identity())
            .with(schema -> Schemas.text("^" + LETTERS + "$"));

    public static PolicyChoice of(String text) {
        Matcher versioned = VERSIONED.matcher(text);
        return versioned.matches()
                ? new PolicyChoice(versioned.group(1), Optional.of(Integer.valueOf(versioned.group(2))))
                : new PolicyChoice(text, Optional.empty());
    }

    private static Reading<String> read(String text) {
        return Reading.of(
                Optional.of(text).filter(name -> PATTERN.matcher(name).matches()),
                "1 to 48 letters, digits, _ and - are expected, and perhaps @ with a version");
    }
}

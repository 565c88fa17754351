package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The names of policies and rules. */
public final class Names {
    private static final String LETTERS = "[A-Za-z0-9_-]{1,48}";
    private static final Pattern PATTERN = Pattern.compile(LETTERS);

    public static final Shape<String> NAME = Shapes.TEXT
            .parsed("", Names::read, Function.identity())
            .with(schema -> Schemas.text("^" + LETTERS + "$"))
            .named("name");

    private Names() {}

    private static Reading<String> read(String text) {
        return Reading.of(
                Optional.of(text).filter(name -> PATTERN.matcher(name).matches()),
                "1 to 48 letters, digits, _ and - are expected");
    }
}

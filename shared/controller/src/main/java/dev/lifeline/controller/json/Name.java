package dev.lifeline.controller.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a policy or a rule may be called. */
public final class Name {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,48}");

    private Name() {}

    public static Reading<String> read(JsonNode node) {
        return node.isTextual()
                ? Reading.of(
                        Optional.of(node.textValue())
                                .filter(text -> NAME.matcher(text).matches()),
                        "1 to 48 letters, digits, _ and - are expected")
                : new Reading.Misfits<>("a text is expected, not " + Fields.kind(node));
    }
}

package dev.lifeline.controller.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.lifecycle.ecs.ApiWord;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads words of the ECS API's closed sets. */
final class ApiWords {
    private ApiWords() {}

    /** One word of the set; what does not fit is answered with all of them. */
    static <E extends Enum<E> & ApiWord> Function<JsonNode, Reading<E>> oneOf(Class<E> words) {
        String expected =
                Arrays.stream(words.getEnumConstants()).map(ApiWord::text).collect(Collectors.joining(", "));
        return node -> Reading.of(
                Optional.of(node).filter(JsonNode::isTextual).flatMap(text -> ApiWord.of(words, text.textValue())),
                (words.getEnumConstants().length == 1 ? "only " : "one of ") + expected + " is expected");
    }

    /** The same, where the field must be there. Empty where the problem is noted. */
    static <E extends Enum<E> & ApiWord> Optional<E> required(Fields fields, String name, Class<E> words) {
        fields.require(name, "the field says which kind it is");
        return fields.value(name, oneOf(words));
    }
}

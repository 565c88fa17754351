package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.ApiWord;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads words of closed sets. One that this version does not know is read as nothing, and nothing stays secret about
 * it: its path goes to {@code unknown}.
 */
record WireWords(Consumer<String> unknown) {

    /** Where unknown words do not matter, since somebody else reports them. */
    static final WireWords UNHEARD = new WireWords(path -> {});

    <E extends Enum<E> & ApiWord> Optional<E> optional(WireFields fields, String name, Class<E> words) {
        return fields.optionalText(name).flatMap(text -> known(fields, name, ApiWord.of(words, text)));
    }

    <E extends Enum<E> & ApiWord> Optional<E> required(WireFields fields, String name, Class<E> words) {
        return known(fields, name, fields.optionalText(name).flatMap(text -> ApiWord.of(words, text)));
    }

    private <E> Optional<E> known(WireFields fields, String name, Optional<E> word) {
        if (word.isEmpty()) {
            unknown.accept(fields.at(name));
        }
        return word;
    }
}

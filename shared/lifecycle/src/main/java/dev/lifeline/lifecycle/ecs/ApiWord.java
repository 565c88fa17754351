package dev.lifeline.lifecycle.ecs;

import java.util.Arrays;
import java.util.Optional;

/** One word of a closed set in the ECS API, such as {@code memberOf}. Implemented only by enums. */
public interface ApiWord {

    /** The word as ECS writes it. */
    String text();

    /** The constant of this word; empty for an unknown word. */
    static <E extends Enum<E> & ApiWord> Optional<E> of(Class<E> words, String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.text().equals(text))
                .findFirst();
    }
}

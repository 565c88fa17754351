package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.StopCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The circumstances in which a marker counts; empty ones always match.
 *
 * @param places the places of the text
 * @param codes ECS's stop code is one of these
 * @param ran whether the task reached RUNNING
 */
record When(Set<Evidence.Place> places, Set<StopCode> codes, Optional<Boolean> ran) {
    static final When ALWAYS = new When(Set.of(), Set.of(), Optional.empty());

    boolean holds(Evidence evidence, Ending ending) {
        return (places.isEmpty() || places.contains(evidence.place()))
                && (codes.isEmpty() || ending.code().filter(codes::contains).isPresent())
                && (ran.isEmpty() || ran.get() == ending.ran());
    }

    /**
     * Reads {@code *} or words such as {@code in=task code=SpotInterruption,TerminationNotice ran=no}.
     *
     * @throws IllegalArgumentException for an unknown word
     */
    static When parse(String cell) {
        When when = ALWAYS;
        for (String word : cell.equals("*") ? new String[0] : cell.split(" ", -1)) {
            String[] sides = word.split("=", 2);
            if (sides.length != 2) {
                throw new IllegalArgumentException("not of the form key=value: " + word);
            }
            when = when.and(sides[0], sides[1]);
        }
        return when;
    }

    private When and(String key, String value) {
        return switch (key) {
            case "in" -> new When(all(value, Evidence.Place::parse), codes, ran);
            case "code" -> new When(places, all(value, StopCode::of), ran);
            case "ran" -> new When(places, codes, Optional.of(yes(value)));
            default -> throw new IllegalArgumentException("no such key: " + key);
        };
    }

    private static boolean yes(String word) {
        if (!word.equals("yes") && !word.equals("no")) {
            throw new IllegalArgumentException("neither true nor false: " + word);
        }
        return word.equals("yes");
    }

    private static <T> Set<T> all(String value, Function<String, T> read) {
        return Arrays.stream(value.split(",", -1)).map(read).collect(Collectors.toUnmodifiableSet());
    }
}

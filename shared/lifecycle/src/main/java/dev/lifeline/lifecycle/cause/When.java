package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The circumstances in which an entry of the catalogue holds; what is left empty does not matter.
 *
 * @param codes ECS's stop code is one of these
 * @param exits the program's exit code is one of these
 * @param reached the attempt reached RUNNING, or did not
 * @param launchTypes the task was on one of these
 * @param places where the text may stand; an exit code counts only where this says so
 * @param essential the text is about what is essential to the task, or about what is not
 */
record When(
        Set<StopCode> codes,
        Set<Integer> exits,
        Optional<Boolean> reached,
        Set<LaunchType> launchTypes,
        Set<Evidence.Place> places,
        Optional<Boolean> essential) {

    private static final Set<Evidence.Place> TEXTS = Set.of(Evidence.Place.TASK, Evidence.Place.CONTAINER);

    /** Something beside the text matters. */
    boolean asksHow() {
        return !codes.isEmpty() || !exits.isEmpty() || reached.isPresent() || !launchTypes.isEmpty();
    }

    /** Not every text will do. */
    boolean asksWhere() {
        return !places.equals(TEXTS) || essential.isPresent();
    }

    boolean holdsFor(Ending ending) {
        return (codes.isEmpty()
                        || (ending.code().isPresent()
                                && codes.contains(ending.code().get())))
                && (exits.isEmpty()
                        || (ending.exit().isPresent()
                                && exits.contains(ending.exit().get())))
                && (reached.isEmpty() || reached.get() == ending.reachedRunning())
                && (launchTypes.isEmpty()
                        || (ending.launchType().isPresent()
                                && launchTypes.contains(ending.launchType().get())));
    }

    boolean admits(Evidence evidence) {
        return places.contains(evidence.place()) && (essential.isEmpty() || essential.get() == evidence.essential());
    }

    /**
     * Reads {@code *} or words such as {@code code=TaskFailedToStart,UserInitiated exit=126,127 reached=never
     * type=FARGATE in=task essential=yes}.
     *
     * @throws IllegalArgumentException for a word that is none of these
     */
    static When parse(String cell) {
        When when = new When(Set.of(), Set.of(), Optional.empty(), Set.of(), TEXTS, Optional.empty());
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
            case "code" -> new When(all(value, StopCode::of), exits, reached, launchTypes, places, essential);
            case "exit" -> new When(codes, all(value, Integer::valueOf), reached, launchTypes, places, essential);
            case "reached" -> new When(codes, exits, either(value, "running", "never"), launchTypes, places, essential);
            case "type" -> new When(codes, exits, reached, all(value, LaunchType::of), places, essential);
            case "in" -> new When(codes, exits, reached, launchTypes, all(value, When::place), essential);
            case "essential" -> new When(codes, exits, reached, launchTypes, places, either(value, "yes", "no"));
            default -> throw new IllegalArgumentException("no such key: " + key);
        };
    }

    private static Evidence.Place place(String word) {
        return switch (word) {
            case "task" -> Evidence.Place.TASK;
            case "container" -> Evidence.Place.CONTAINER;
            case "exit" -> Evidence.Place.EXIT;
            default -> throw new IllegalArgumentException("no such place: " + word);
        };
    }

    private static Optional<Boolean> either(String word, String yes, String no) {
        if (!word.equals(yes) && !word.equals(no)) {
            throw new IllegalArgumentException("neither " + yes + " nor " + no + ": " + word);
        }
        return Optional.of(word.equals(yes));
    }

    private static <T> Set<T> all(String value, Function<String, T> read) {
        return Arrays.stream(value.split(",", -1)).map(read).collect(Collectors.toUnmodifiableSet());
    }
}

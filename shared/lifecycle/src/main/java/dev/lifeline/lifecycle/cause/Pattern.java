package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.StopCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of the catalogue: which texts, under which stop codes, mean which cause.
 *
 * @param stopCodes the codes under which the entry holds, in ECS's words; empty for any, even none
 * @param text a glob over the whole text, {@code *} for any run of characters; compared without regard to case
 */
record Pattern(String id, Cause cause, List<String> stopCodes, Place place, String text) {

    /** Where a text stands. */
    enum Place {
        TASK,
        CONTAINER,
        ANY
    }

    Pattern {
        stopCodes = List.copyOf(stopCodes);
        text = normalise(text);
    }

    boolean matches(Optional<StopCode> code, Evidence evidence) {
        return (place == Place.ANY || place == evidence.place())
                && (stopCodes.isEmpty()
                        || code.filter(known -> stopCodes.contains(known.text()))
                                .isPresent())
                && glob(text, 0, normalise(evidence.text()), 0);
    }

    /** A text and where it stands. */
    record Evidence(Place place, String text) {}

    /** Lower case, plain apostrophes, single spaces: what ECS's components do not agree on. */
    private static String normalise(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static boolean glob(String glob, int at, String text, int from) {
        int star = glob.indexOf('*', at);
        if (star < 0) {
            return text.length() - from == glob.length() - at && text.startsWith(glob.substring(at), from);
        }
        if (!text.startsWith(glob.substring(at, star), from)) {
            return false;
        }
        return globAfterStar(glob, star + 1, text, from + star - at);
    }

    /**
     * Finds the literal after a star at its first place: what follows can then only have more room, so no other place
     * is better.
     */
    private static boolean globAfterStar(String glob, int at, String text, int from) {
        int star = glob.indexOf('*', at);
        String literal = glob.substring(at, star < 0 ? glob.length() : star);
        if (star < 0) {
            return text.length() - from >= literal.length() && text.endsWith(literal);
        }
        int found = text.indexOf(literal, from);
        return found >= 0 && globAfterStar(glob, star + 1, text, found + literal.length());
    }
}

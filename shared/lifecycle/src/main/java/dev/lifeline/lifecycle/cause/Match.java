package dev.lifeline.lifecycle.cause;

import java.util.Optional;

/** A marker that was found in the words from one, inclusive, to another, exclusive; or none. */
record Match(Optional<Ranked> ranked, int from, int to) {
    /** A marker with its place among all. */
    record Ranked(int rank, Marker marker) {}

    static final Match NONE = new Match(Optional.empty(), 0, 0);

    Match(Ranked ranked, int from, int to) {
        this(Optional.of(ranked), from, to);
    }

    Optional<Marker> marker() {
        return ranked.map(Ranked::marker);
    }

    /** Whether the row stands first. */
    boolean isBefore(Match other) {
        return rank() < other.rank();
    }

    private int rank() {
        return ranked.map(Ranked::rank).orElse(Integer.MAX_VALUE);
    }

    /** No guess where the other is one; then the one that ends last, then the longer. */
    boolean isMorePrecise(Match other) {
        if (other.ranked.isEmpty()) {
            return true;
        }
        boolean guess = isGuess();
        if (guess != other.isGuess()) {
            return !guess;
        }
        return to != other.to ? to > other.to : from < other.from;
    }

    private boolean isGuess() {
        return ranked.filter(each -> each.marker().guess()).isPresent();
    }
}

package dev.lifeline.lifecycle.cause;

import java.util.Optional;

/** A marker found between two words (the second exclusive), or none. */
record Match(Optional<Ranked> ranked, int from, int to) {
    /** A marker with its position among all. */
    record Ranked(int rank, Marker marker) {}

    static final Match NONE = new Match(Optional.empty(), 0, 0);

    Match(Ranked ranked, int from, int to) {
        this(Optional.of(ranked), from, to);
    }

    Optional<Marker> marker() {
        return ranked.map(Ranked::marker);
    }

    /** Whether it is the first row. */
    boolean isBefore(Match other) {
        return rank() < other.rank();
    }

    private int rank() {
        return ranked.map(Ranked::rank).orElse(Integer.MAX_VALUE);
    }

    /** A non-guess wins over a guess; then the one that ends last, then the longer one. */
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

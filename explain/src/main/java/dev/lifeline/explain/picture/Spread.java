package dev.lifeline.explain.picture;

import java.util.ArrayList;
import java.util.List;

/** Gives each thing of a row its place: in order, none on another, all inside. */
final class Spread {
    private Spread() {}

    /** From here to there. */
    record PlaceInRow(double left, double right) {
        double width() {
            return right - left;
        }
    }

    /**
     * Keeps each place as it is if it is wide enough and free; else moves its ends as little as needed.
     *
     * @param wanted in order
     * @param least the width of each; smaller if not all would fit
     */
    static List<PlaceInRow> within(PlaceInRow row, List<PlaceInRow> wanted, double least) {
        double width = Math.min(least, row.width() / Math.max(1, wanted.size()));
        List<PlaceInRow> given = new ArrayList<>(wanted.size());
        double free = row.left();
        for (int at = 0; at < wanted.size(); at++) {
            double last = row.right() - width * (wanted.size() - 1 - at);
            double left = Math.clamp(wanted.get(at).left(), free, Math.max(free, last - width));
            double right = Math.clamp(wanted.get(at).right(), left + width, Math.max(left + width, last));
            given.add(new PlaceInRow(left, right));
            free = right;
        }
        return given;
    }
}

package dev.lifeline.lifecycle.cause;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The markers in {@code markers.tsv}. */
final class MarkerFile {
    private MarkerFile() {}

    static List<Marker> read() {
        return parse(DataFile.lines("markers.tsv"));
    }

    /** @throws IllegalStateException with the line, if it is not a marker or its id is duplicated */
    static List<Marker> parse(List<String> lines) {
        Set<String> ids = new HashSet<>();
        return lines.stream()
                .map(line -> DataFile.parse(line, 5, cells -> {
                    if (!ids.add(cells[0])) {
                        throw new IllegalArgumentException("the id " + cells[0] + " is used twice");
                    }
                    return marker(cells);
                }))
                .toList();
    }

    private static Marker marker(String[] cells) {
        boolean guess = cells[2].endsWith("?");
        Marker marker = new Marker(
                cells[0],
                DataFile.optional(cells[1], FailurePhase::valueOf),
                DataFile.optional(cells[2].replace("?", ""), FailureCondition::valueOf),
                guess,
                When.parse(cells[3]),
                cells[4].equals("-")
                        ? List.of()
                        : Arrays.stream(cells[4].split(" \\| ", -1))
                                .map(DataFile::phrase)
                                .toList());
        if (marker.phase().isEmpty() && (marker.condition().isEmpty() || marker.isFact())) {
            throw new IllegalArgumentException("a row says a phase, or phrases with a condition");
        }
        return marker;
    }
}

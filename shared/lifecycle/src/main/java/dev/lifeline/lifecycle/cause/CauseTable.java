package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.LaunchType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Maps a phase and a condition to a cause ({@code causes.tsv}). */
final class CauseTable {
    private static final String ALL = "*";

    private final List<Row> rows;

    private CauseTable(List<Row> rows) {
        this.rows = rows;
    }

    /** Empty cells match everything. */
    private record Row(
            Set<FailurePhase> phases, Set<FailureCondition> conditions, Set<LaunchType> launchTypes, Cause cause) {

        boolean fits(Symptom symptom, Optional<LaunchType> launchType) {
            return (phases.isEmpty() || phases.contains(symptom.phase()))
                    && (conditions.isEmpty() || conditions.contains(symptom.condition()))
                    && (launchTypes.isEmpty()
                            || launchType.filter(launchTypes::contains).isPresent());
        }

        boolean fitsAll() {
            return phases.isEmpty() && conditions.isEmpty() && launchTypes.isEmpty();
        }
    }

    static CauseTable read() {
        return parse(DataFile.lines("causes.tsv"));
    }

    /** @throws IllegalStateException with the line, for an invalid row; or if the last row does not match everything */
    static CauseTable parse(List<String> lines) {
        List<Row> rows = lines.stream()
                .map(line -> DataFile.parse(line, 4, CauseTable::row))
                .toList();
        if (rows.isEmpty() || !rows.getLast().fitsAll()) {
            throw new IllegalStateException("the last row must fit every phase and condition");
        }
        return new CauseTable(rows);
    }

    private static Row row(String[] cells) {
        return new Row(
                all(cells[0], FailurePhase::valueOf),
                all(cells[1], FailureCondition::valueOf),
                all(cells[2], LaunchType::of),
                Cause.valueOf(cells[3]));
    }

    private static <T> Set<T> all(String cell, Function<String, T> read) {
        return cell.equals(ALL)
                ? Set.of()
                : Arrays.stream(cell.split(",", -1)).map(read).collect(Collectors.toUnmodifiableSet());
    }

    /** The number of the first matching row. Of several symptoms, the one with the lowest number is the cause. */
    int rank(Symptom symptom, Optional<LaunchType> launchType) {
        int rank = 0;
        while (!rows.get(rank).fits(symptom, launchType)) {
            rank++;
        }
        return rank;
    }

    Cause cause(int rank) {
        return rows.get(rank).cause();
    }
}

package dev.lifeline.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table with a header, each column as wide as its content.
 *
 * @param rows of as many cells as the header has
 */
public record TextTable(List<String> header, List<List<String>> rows) {
    private static final int GAP = 2;

    /** A column that would get less is left out. */
    private static final int NARROWEST = 8;

    public TextTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The lines, none wider than this: the first column is kept, the last ones are cut or left out. */
    public List<String> lines(int width) {
        List<List<String>> all = Stream.concat(Stream.of(header), rows.stream().map(TextTable::escaped))
                .toList();
        List<Integer> widths = widths(all, width);
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> escaped(List<String> row) {
        return row.stream().map(TerminalText::escaped).toList();
    }

    private List<Integer> widths(List<List<String>> all, int room) {
        List<Integer> widths = new ArrayList<>();
        int left = room;
        for (int column = 0; column < header.size(); column++) {
            int wanted = widest(all, column);
            int given = Math.min(wanted, left);
            if (given < Math.min(wanted, NARROWEST)) {
                break;
            }
            widths.add(given);
            left -= given + GAP;
        }
        return widths;
    }

    private static int widest(List<List<String>> all, int column) {
        return all.stream()
                .mapToInt(row -> ScreenText.width(row.get(column)))
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.size(); column++) {
            String cell = ScreenText.cut(row.get(column), widths.get(column));
            line.append(cell).repeat(' ', widths.get(column) - ScreenText.width(cell) + GAP);
        }
        return line.toString().stripTrailing();
    }
}

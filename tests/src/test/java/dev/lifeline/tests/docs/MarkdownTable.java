package dev.lifeline.tests.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table, row by row. */
final class MarkdownTable {
    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... headers) {
        row(headers);
        lines.add("|" + "---|".repeat(headers.length));
    }

    MarkdownTable row(String... cells) {
        lines.add(List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |")));
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}

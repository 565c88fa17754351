package dev.lifeline.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of docs/reference/cost.md, each a list of rows, each a list of cells. */
final class CostPage {
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*(\\.[0-9]+)?");

    private final List<String> lines;

    private CostPage(List<String> lines) {
        this.lines = lines;
    }

    static CostPage read() {
        try {
            return new CostPage(Files.readAllLines(Repository.ROOT.resolve("docs/reference/cost.md")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The rows of the table whose header begins so, without header and ruler. */
    List<List<String>> table(String header) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(CostPage::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(cell -> cell.replace("**", "").strip())
                .toList();
    }

    /** The first number in a cell, or 0. */
    static double number(String cell) {
        Matcher number = NUMBER.matcher(cell);
        return number.find() ? Double.parseDouble(number.group().replace(",", "")) : 0;
    }
}

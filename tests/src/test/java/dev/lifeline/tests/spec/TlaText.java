package dev.lifeline.tests.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value as TLC prints it, in one way for each value: fields, elements and functions in order, so that equal values
 * are equal texts. Functions with processes for arguments become bags: which process is which does not matter.
 */
final class TlaText {
    /** What only the invariants look at. */
    private static final Set<String> GHOSTS = Set.of("gaveUp", "dying");

    private final String text;
    private int at;

    private TlaText(String text) {
        this.text = text;
    }

    static String canonical(String printed) {
        TlaText reader = new TlaText(printed);
        String value = reader.value();
        reader.skip();
        if (reader.at != printed.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    static String record(Map<String, String> fields) {
        StringBuilder all = new StringBuilder("[");
        new TreeMap<>(fields)
                .forEach((name, value) ->
                        all.append(name).append(':').append(value).append(' '));
        return all.append(']').toString();
    }

    static String sequence(List<String> elements) {
        return "<" + String.join(" ", elements) + ">";
    }

    static String bag(List<String> elements) {
        List<String> sorted = new ArrayList<>(elements);
        Collections.sort(sorted);
        return "(" + String.join(" ", sorted) + ")";
    }

    private String value() {
        skip();
        return switch (text.charAt(at)) {
            case '[' -> record();
            case '<' -> sequence(elements("<<", ">>"));
            case '{' -> "{" + String.join(" ", new TreeSet<>(elements("{", "}"))) + "}";
            case '(' -> function();
            case '"' -> string();
            default -> word();
        };
    }

    private String record() {
        Map<String, String> fields = new TreeMap<>();
        expect("[");
        do {
            String name = word();
            expect("|->");
            String value = value();
            if (!GHOSTS.contains(name)) {
                fields.put(name, value);
            }
        } while (accept(","));
        expect("]");
        return record(fields);
    }

    private List<String> elements(String open, String close) {
        List<String> elements = new ArrayList<>();
        expect(open);
        if (!accept(close)) {
            do {
                elements.add(value());
            } while (accept(","));
            expect(close);
        }
        return elements;
    }

    private String function() {
        List<String> values = new ArrayList<>();
        expect("(");
        do {
            String argument = word();
            expect(":>");
            values.add(value());
            if (!argument.matches("f[0-9]+")) {
                throw unexpected();
            }
        } while (accept("@@"));
        expect(")");
        return bag(values);
    }

    private String string() {
        int end = text.indexOf('"', at + 1);
        String found = text.substring(at + 1, end);
        at = end + 1;
        return found;
    }

    private String word() {
        skip();
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private boolean accept(String token) {
        skip();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unexpected();
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("at " + at + " in " + text);
    }
}

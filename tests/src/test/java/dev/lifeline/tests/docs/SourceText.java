package dev.lifeline.tests.docs;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people read in a Java file. */
final class SourceText {
    /** Text literals come first, so that slashes in them begin no comment. */
    private static final Pattern TOKEN = Pattern.compile("(?s)(?<literal>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\")"
            + "|'(?:\\\\.|[^'\\\\])+'|(?<comment>(?://[^\n]*\\s*)+|/\\*.*?\\*/)");

    private static final Pattern MARGIN = Pattern.compile("\n[ \t]*(?:\\*/?|//)");

    /** What is not a line break. */
    private static final Pattern LETTER = Pattern.compile("[^\n]");

    private SourceText() {}

    /** The comments, with everything else blank and the same lines. */
    static String comments(String source) {
        return only(source, "comment");
    }

    /** The text literals, with everything else blank and the same lines. */
    static String literals(String source) {
        return only(source, "literal");
    }

    private static String only(String source, String kind) {
        StringBuilder only = new StringBuilder(source.length());
        Matcher token = TOKEN.matcher(source);
        int end = 0;
        while (token.find()) {
            only.append(blank(source.substring(end, token.start())));
            only.append(token.group(kind) == null ? blank(token.group()) : text(token.group()));
            end = token.end();
        }
        return only.append(blank(source.substring(end))).toString();
    }

    private static String blank(String source) {
        return LETTER.matcher(source).replaceAll(" ");
    }

    /** The begin of each line of a comment is blank. */
    private static String text(String token) {
        return MARGIN.matcher(token)
                .replaceAll(
                        (MatchResult margin) -> "\n" + " ".repeat(margin.group().length() - 1));
    }
}

package dev.lifeline.simulator.wire;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A filter pattern of terms: a line matches if it has every term, some of those that begin with {@code ?}, and none of
 * those that begin with {@code -} (Amazon CloudWatch Logs, "Filter pattern syntax"). A term in quotes may have spaces.
 */
record LogPattern(List<String> all, List<String> any, List<String> none) {
    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"([^\"]*)\"|(\\S+))");

    static LogPattern of(String text) {
        String pattern = text.strip();
        if (pattern.startsWith("{") || pattern.startsWith("[") || pattern.startsWith("%")) {
            throw LogsProtocol.invalid("The simulated CloudWatch Logs has patterns of terms alone: write words.");
        }
        List<MatchResult> terms = TERM.matcher(pattern).results().toList();
        return new LogPattern(terms(terms, ""), terms(terms, "?"), terms(terms, "-"));
    }

    private static List<String> terms(List<MatchResult> found, String sign) {
        return found.stream()
                .filter(term -> term.group(1).equals(sign))
                .map(term -> term.start(2) < 0 ? term.group(3) : term.group(2))
                .toList();
    }

    boolean matches(String line) {
        return all.stream().allMatch(line::contains)
                && (any.isEmpty() || any.stream().anyMatch(line::contains))
                && none.stream().noneMatch(line::contains);
    }
}

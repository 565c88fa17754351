package dev.lifeline.tests.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of Logs Insights, as far as it depends on the log.
 *
 * @param commands what pipe characters separate
 */
record InsightsQuery(List<String> commands) {
    private static final Pattern PHRASE = Pattern.compile("(\\w+) (?:like )?/([^/]*)/");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'");
    private static final Pattern COMPARED = Pattern.compile("([\\w.]+) !?= '([^']*)'");
    private static final Pattern LISTED = Pattern.compile("(\\w+) (?:not )?in \\[([^]]*)]");
    private static final Pattern GROUP = Pattern.compile("\\?<(\\w+)>");
    private static final Pattern LATEST = Pattern.compile("latest\\((\\w+)\\) as (\\w+)");
    private static final Pattern ALIAS = Pattern.compile("\\bas (\\w+)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.@])[A-Za-z@][\\w.]*(?![\\w.(])");
    private static final Set<String> WORDS = Set.of(
            "fields", "filter", "stats", "sort", "limit", "display", "parse", "as", "by", "and", "or", "not", "in",
            "like", "asc", "desc");

    /** A word or a regular expression that a field is compared with. */
    record Compared(String field, String with) {}

    static InsightsQuery of(String text) {
        return new InsightsQuery(Arrays.stream(text.split(" \\| ", -1)).toList());
    }

    /** The fields that it takes from the log, without those that it makes itself. */
    List<String> fields() {
        List<String> own = new ArrayList<>(found(GROUP, match -> match.group(1)));
        own.addAll(found(ALIAS, match -> match.group(1)));
        return commands.stream()
                .map(command ->
                        TEXT.matcher(PHRASE.matcher(command).replaceAll("$1")).replaceAll(""))
                .flatMap(command -> NAME.matcher(command).results().map(MatchResult::group))
                .filter(name -> !WORDS.contains(name) && !own.contains(name))
                .distinct()
                .toList();
    }

    /** The regular expressions that a field must match. */
    List<Compared> phrases() {
        Map<String, String> renamed = new HashMap<>();
        found(LATEST, MatchResult.class::cast).forEach(latest -> renamed.put(latest.group(2), latest.group(1)));
        return found(
                PHRASE, match -> new Compared(renamed.getOrDefault(match.group(1), match.group(1)), match.group(2)));
    }

    /** The words that a field is compared with. */
    List<Compared> words() {
        Stream<Compared> listed = found(LISTED, MatchResult.class::cast).stream()
                .flatMap(list ->
                        TEXT.matcher(list.group(2)).results().map(word -> new Compared(list.group(1), word.group(1))));
        return Stream.concat(found(COMPARED, match -> new Compared(match.group(1), match.group(2))).stream(), listed)
                .toList();
    }

    private <T> List<T> found(Pattern pattern, Function<MatchResult, T> as) {
        return commands.stream()
                .flatMap(command -> pattern.matcher(command).results().map(as))
                .toList();
    }
}

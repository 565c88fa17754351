package dev.lifeline.lifecycle.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a run: 1 to 48 of letters, digits, {@code _} and {@code -}, so that the names derived from it fit ECS's limits.
 *
 * <p>Everything by which ECS knows an attempt is derived from the run's id and the attempt's number, never drawn:
 * whoever repeats a launch repeats it under the same names.
 */
public record RunId(String value) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1,48}");
    private static final Pattern STARTED_BY = Pattern.compile("lifeline/([A-Za-z0-9_-]{1,48})/([1-9][0-9]{0,5})");

    /** @throws IllegalArgumentException when the value is not a valid id; see {@link #parse} for outside input */
    public RunId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a run id: " + value);
        }
    }

    /** The id that the text spells, if it spells one. */
    public static Optional<RunId> parse(String text) {
        return VALID.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
    }

    /** RunTask's idempotency token for an attempt: at most 64 characters of ASCII (AWS "Ensuring idempotency"). */
    public String clientToken(int attempt) {
        return "lifeline-" + value + "-" + attempt;
    }

    /**
     * What the attempt's task says it was started by: at most 128 characters of letters, digits, {@code -}, {@code _},
     * {@code /}.
     */
    public String startedBy(int attempt) {
        return "lifeline/" + value + "/" + attempt;
    }

    /** Reads {@link #startedBy} back; empty for a task that somebody else started. */
    public static Optional<AttemptName> startedBy(String text) {
        Matcher matcher = STARTED_BY.matcher(text);
        return matcher.matches()
                ? Optional.of(new AttemptName(new RunId(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** An attempt of a run. */
    public record AttemptName(RunId run, int attempt) {}

    @Override
    public String toString() {
        return value;
    }
}

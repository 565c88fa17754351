package dev.lifeline.lifecycle.run;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A run's name as its user gives it: 1 to 256 visible ASCII characters ({@code !} to {@code ~}), so no spaces and no
 * control characters. Amazon EventBridge Scheduler, Apache Airflow, AWS Step Functions and git produce nothing else for
 * a schedule's time, a run id, an execution name or a commit.
 *
 * <p>ECS and DynamoDB know the run by its {@link #key}, which fits their narrower alphabets.
 */
public record RunId(String value) {
    /** What a name may be, for whoever has to explain why one is refused. */
    public static final String ALPHABET = "1 to 256 visible ASCII characters without spaces";

    private static final Pattern VALID = Pattern.compile("[!-~]{1,256}");

    /** @throws IllegalArgumentException when the value is not a valid name; see {@link #parse} for outside input */
    public RunId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a run id: " + ALPHABET + " are expected");
        }
    }

    /** The name that the text spells, if it spells one. */
    public static Optional<RunId> parse(String text) {
        return VALID.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
    }

    /** What the run is stored under, and found by from {@code startedBy}. */
    public RunKey key() {
        return RunKey.of(this);
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.lifeline.lifecycle.identity;

import java.util.Optional;

/**
 * A run's name as its user gives it: 1 to 256 visible ASCII characters ({@code !} to {@code ~}), so no spaces and no
 * control characters. The schedule times of Amazon EventBridge Scheduler, the run ids of Apache Airflow, the execution
 * names of AWS Step Functions and git commits all fit.
 *
 * <p>ECS and DynamoDB know the run by its {@link #key}, which fits their narrower alphabets.
 */
public final class RunId {
    /** The allowed form, for error messages. */
    public static final String ALPHABET = "1 to 256 visible ASCII characters without spaces";

    private static final Letters VISIBLE = Letters.NONE.and('!', '~');
    private static final int LONGEST = 256;

    private final String value;

    /** Cached, because every read and save needs it and a digest takes time. */
    private final RunKey key;

    /** @throws IllegalArgumentException if the value is not a valid name; see {@link #parse} for outside input */
    public RunId(String value) {
        if (!VISIBLE.spell(value, LONGEST)) {
            throw new IllegalArgumentException("not a run id: " + ALPHABET + " are expected");
        }
        this.value = value;
        this.key = RunKey.of(value);
    }

    /** The name in the text, if it is valid. */
    public static Optional<RunId> parse(String text) {
        return VISIBLE.spell(text, LONGEST) ? Optional.of(new RunId(text)) : Optional.empty();
    }

    /** The key under which the run is stored, and which {@code startedBy} contains. */
    public RunKey key() {
        return key;
    }

    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}

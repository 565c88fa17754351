package dev.lifeline.lifecycle.identity;

import java.util.Optional;

/**
 * A run's name as its user gives it: 1 to 256 visible ASCII characters ({@code !} to {@code ~}), so no spaces and no
 * control characters. Amazon EventBridge Scheduler, Apache Airflow, AWS Step Functions and git produce nothing else for
 * a schedule's time, a run id, an execution name or a commit.
 *
 * <p>ECS and DynamoDB know the run by its {@link #key}, which fits their narrower alphabets.
 */
public final class RunId {
    /** What a name may be, for whoever has to explain why one is refused. */
    public static final String ALPHABET = "1 to 256 visible ASCII characters without spaces";

    private static final Letters VISIBLE = Letters.NONE.and('!', '~');
    private static final int LONGEST = 256;

    private final String value;

    /** Whoever reads or saves a run asks for it, and a digest takes time. */
    private final RunKey key;

    /** @throws IllegalArgumentException when the value is not a valid name; see {@link #parse} for outside input */
    public RunId(String value) {
        if (!VISIBLE.spell(value, LONGEST)) {
            throw new IllegalArgumentException("not a run id: " + ALPHABET + " are expected");
        }
        this.value = value;
        this.key = RunKey.of(value);
    }

    /** The name that the text spells, if it spells one. */
    public static Optional<RunId> parse(String text) {
        return VISIBLE.spell(text, LONGEST) ? Optional.of(new RunId(text)) : Optional.empty();
    }

    /** What the run is stored under, and found by from {@code startedBy}. */
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

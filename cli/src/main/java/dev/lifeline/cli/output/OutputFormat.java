package dev.lifeline.cli.output;

import java.util.Locale;

/** How a command prints its result. */
public enum OutputFormat {
    /** For people. */
    TABLE,
    /** For programs: one object per line. */
    JSON,
    /** For both: one document per object. */
    YAML;

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

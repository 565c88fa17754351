package dev.lifeline.cli.output;

/** How a command prints its result. */
public enum OutputFormat {
    /** For people. */
    TABLE,
    /** For programs: one object per line. */
    JSON,
    /** For both: one document per object. */
    YAML
}

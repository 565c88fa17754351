package dev.lifeline.controller.shape;

/** The author of a document, which determines what is a problem and what a problem may quote. */
public enum Author {
    /** Lifeline itself: fields of another version are ignored, and the first problem ends the reading. */
    LIFELINE,
    /** An event: unknown fields are ignored, and an unreadable optional field counts as missing. */
    AWS,
    /** A record of a foreign request: unknown fields are noted, because they cannot be requested again. */
    CLOUDTRAIL,
    /** A request: all limits apply, and no problem quotes a value, which may be a secret. */
    PROGRAM,
    /** A file: all limits apply, problems quote what was written, and each field needs a value. */
    PERSON;

    /** Whether the limits apply, and an unknown word may be a slip. A service checks its own limits. */
    boolean isChecked() {
        return this == PROGRAM || this == PERSON;
    }

    boolean ignoresUnknown() {
        return this == LIFELINE || this == AWS;
    }

    /** AWS writes an empty text for a missing one. */
    boolean mayWriteNothing() {
        return this == AWS || this == CLOUDTRAIL;
    }
}

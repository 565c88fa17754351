package dev.lifeline.lifecycle.cause;

/**
 * A cause with what gave it.
 *
 * @param pattern the id of the catalogue's entry, or {@code exit-code} or {@code unknown} where no entry matched
 * @param evidence the text or the exit code that was read
 */
public record Classification(Cause cause, String pattern, String evidence) {}

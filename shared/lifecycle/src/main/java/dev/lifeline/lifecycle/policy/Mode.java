package dev.lifeline.lifecycle.policy;

/** How far a policy goes. */
public enum Mode {
    /** What is decided is done. */
    ENFORCE,
    /** Everything is decided and journalled, nothing is done. */
    SHADOW,
    /** Nothing is decided. */
    OFF
}

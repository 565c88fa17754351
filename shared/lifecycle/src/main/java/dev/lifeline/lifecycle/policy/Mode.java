package dev.lifeline.lifecycle.policy;

/** Whether a policy's decisions are carried out. */
public enum Mode {
    /** Decisions are carried out. */
    ENFORCE,
    /** Everything is decided and recorded, and nothing is done. */
    SHADOW,
    /** Nothing is decided. */
    OFF
}

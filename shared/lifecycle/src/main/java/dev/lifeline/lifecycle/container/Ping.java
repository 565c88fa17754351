package dev.lifeline.lifecycle.container;

/** What the daemon said when asked whether it is there (the agent's {@code SystemPing}). */
public enum Ping {
    ANSWERED,
    NO_ANSWER
}

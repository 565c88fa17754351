package dev.lifeline.lifecycle.container;

/** The daemon's answer to a ping (the agent's {@code SystemPing}). */
public enum Ping {
    ANSWERED,
    NO_ANSWER
}

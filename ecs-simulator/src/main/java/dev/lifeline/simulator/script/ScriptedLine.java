package dev.lifeline.simulator.script;

import java.time.Duration;

/** A line that a container writes, unless it has stopped before. */
public record ScriptedLine(Duration after, String line) {}

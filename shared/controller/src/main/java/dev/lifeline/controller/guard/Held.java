package dev.lifeline.controller.guard;

import java.time.Instant;

/** A call is not to be made before then. */
record Held(String reason, Instant until) {}

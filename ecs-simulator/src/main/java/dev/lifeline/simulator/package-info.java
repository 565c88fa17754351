/**
 * An ECS control plane in memory: deterministic, driven by the caller's clock, without a thread or a port. It knows
 * nothing of Lifeline and can be used alone, in process or, by {@code simulator.wire}, over HTTP.
 */
@NullMarked
package dev.lifeline.simulator;

import org.jspecify.annotations.NullMarked;

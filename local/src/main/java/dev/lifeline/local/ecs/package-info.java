/**
 * The ECS control plane of the laptop cloud: deterministic, driven by the caller's clock, without a thread or a port.
 */
@NullMarked
package dev.lifeline.local.ecs;

import org.jspecify.annotations.NullMarked;

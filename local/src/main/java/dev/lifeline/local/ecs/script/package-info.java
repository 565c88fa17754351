/**
 * What shall go wrong in the simulated ECS, task by task and attempt by attempt, and the YAML in which people write it.
 */
@NullMarked
package dev.lifeline.local.ecs.script;

import org.jspecify.annotations.NullMarked;

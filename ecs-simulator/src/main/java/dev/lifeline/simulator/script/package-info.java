/** What goes wrong in the simulated ECS, task by task and attempt by attempt. */
@NullMarked
package dev.lifeline.simulator.script;

import org.jspecify.annotations.NullMarked;

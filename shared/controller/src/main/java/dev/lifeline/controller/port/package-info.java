/**
 * What the controller needs from outside, named by role: where runs are kept, who talks to ECS, where poison is
 * quarantined.
 */
@NullMarked
package dev.lifeline.controller.port;

import org.jspecify.annotations.NullMarked;

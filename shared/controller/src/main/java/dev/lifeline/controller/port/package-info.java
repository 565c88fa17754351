/** What the controller needs from outside, named by role: stores, calls to ECS, timers, quarantine. */
@NullMarked
package dev.lifeline.controller.port;

import org.jspecify.annotations.NullMarked;

/** EventBridge events from ECS, from JSON to values of the core. */
@NullMarked
package dev.lifeline.controller.event;

import org.jspecify.annotations.NullMarked;

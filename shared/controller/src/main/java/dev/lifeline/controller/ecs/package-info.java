/** The calls of the ECS API that the controller makes, by role. */
@NullMarked
package dev.lifeline.controller.ecs;

import org.jspecify.annotations.NullMarked;

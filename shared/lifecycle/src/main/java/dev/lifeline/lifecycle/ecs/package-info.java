/**
 * Amazon ECS as values: what a task looks like from outside, what it was asked to be, and the controller that stands
 * between it and the task lifecycle.
 */
@NullMarked
package dev.lifeline.lifecycle.ecs;

import org.jspecify.annotations.NullMarked;

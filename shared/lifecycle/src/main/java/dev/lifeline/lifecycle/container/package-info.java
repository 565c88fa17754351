/**
 * One container of a task as the Amazon ECS agent manages it: its statuses, its named errors, and the effect of an
 * error on it and its task.
 */
@NullMarked
package dev.lifeline.lifecycle.container;

import org.jspecify.annotations.NullMarked;

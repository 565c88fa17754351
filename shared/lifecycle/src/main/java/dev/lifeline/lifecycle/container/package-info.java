/**
 * One container of a task as the Amazon ECS agent manages it: its statuses, its named errors, what an error does to it
 * and to its task.
 */
@NullMarked
package dev.lifeline.lifecycle.container;

import org.jspecify.annotations.NullMarked;

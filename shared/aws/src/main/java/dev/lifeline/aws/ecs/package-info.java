/** RunTask, StopTask and the questions to ECS. */
@NullMarked
package dev.lifeline.aws.ecs;

import org.jspecify.annotations.NullMarked;

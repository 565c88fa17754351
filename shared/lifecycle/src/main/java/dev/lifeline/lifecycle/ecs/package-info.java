/** Amazon ECS as values: snapshots, requests, effects and exits. */
@NullMarked
package dev.lifeline.lifecycle.ecs;

import org.jspecify.annotations.NullMarked;

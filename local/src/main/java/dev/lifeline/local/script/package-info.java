/** Scripts of the simulated ECS as people write them: YAML, refused with all problems at once. */
@NullMarked
package dev.lifeline.local.script;

import org.jspecify.annotations.NullMarked;

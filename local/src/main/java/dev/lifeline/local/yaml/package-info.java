/** YAML as people write it here: the only reader of it. */
@NullMarked
package dev.lifeline.local.yaml;

import org.jspecify.annotations.NullMarked;

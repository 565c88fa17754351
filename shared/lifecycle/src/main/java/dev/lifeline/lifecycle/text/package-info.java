/** Texts that people and services write in their own ways, and how to match them. */
@NullMarked
package dev.lifeline.lifecycle.text;

import org.jspecify.annotations.NullMarked;

/** The protocol's model in TLA+: what TLC finds of it, and that the code's steps are the model's. */
@NullMarked
package dev.lifeline.tests.spec;

import org.jspecify.annotations.NullMarked;

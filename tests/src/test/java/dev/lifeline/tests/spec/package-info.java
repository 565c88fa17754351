/** The protocol's model in TLA+: TLC checks it, and the code's steps are compared with it. */
@NullMarked
package dev.lifeline.tests.spec;

import org.jspecify.annotations.NullMarked;

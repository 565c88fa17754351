/** Holds the page about policies against the parser and the core. */
@NullMarked
package dev.lifeline.tests.policy;

import org.jspecify.annotations.NullMarked;

/** The files of {@code examples}, checked and played. */
@NullMarked
package dev.lifeline.tests.examples;

import org.jspecify.annotations.NullMarked;

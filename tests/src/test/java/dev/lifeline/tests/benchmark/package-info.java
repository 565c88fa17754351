/** What it costs to decide; {@code make benchmark} measures. */
@NullMarked
package dev.lifeline.tests.benchmark;

import org.jspecify.annotations.NullMarked;

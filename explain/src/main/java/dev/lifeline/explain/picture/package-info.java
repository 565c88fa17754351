/** A run's timeline as SVG. */
@NullMarked
package dev.lifeline.explain.picture;

import org.jspecify.annotations.NullMarked;

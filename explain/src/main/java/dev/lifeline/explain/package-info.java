/** The story of a run: its verdict, its decisions in plain sentences, and its timeline as a picture. */
@NullMarked
package dev.lifeline.explain;

import org.jspecify.annotations.NullMarked;

/** Why a run stands where it stands: its verdict, what would have changed it, and its decisions in plain sentences. */
@NullMarked
package dev.lifeline.explain.story;

import org.jspecify.annotations.NullMarked;

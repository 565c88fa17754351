/** Recorded events through the real parser and core: {@code replay}. */
@NullMarked
package dev.lifeline.cli.replay;

import org.jspecify.annotations.NullMarked;

/** Situations to play on the local cloud: what is launched, what goes wrong, and how it must end. */
@NullMarked
package dev.lifeline.local.scenario;

import org.jspecify.annotations.NullMarked;

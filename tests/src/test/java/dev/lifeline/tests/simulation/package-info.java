/** The whole controller in simulated worlds, each from one seed, in which everything that may go wrong does. */
@NullMarked
package dev.lifeline.tests.simulation;

import org.jspecify.annotations.NullMarked;

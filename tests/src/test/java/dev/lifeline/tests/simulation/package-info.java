/** The whole controller in simulated worlds, in which everything that may go wrong does, each made of one seed. */
@NullMarked
package dev.lifeline.tests.simulation;

import org.jspecify.annotations.NullMarked;

/** The jar that is deployed, run as Lambda runs it. */
@NullMarked
package dev.lifeline.tests.lambda;

import org.jspecify.annotations.NullMarked;

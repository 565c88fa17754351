/** The stored form of runs and explanations. */
@NullMarked
package dev.lifeline.controller.codec;

import org.jspecify.annotations.NullMarked;

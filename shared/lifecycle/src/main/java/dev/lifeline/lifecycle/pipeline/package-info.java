/**
 * The stages between an observation and a decision. {@link dev.lifeline.lifecycle.pipeline.Supervisor} is the entry
 * point.
 */
@NullMarked
package dev.lifeline.lifecycle.pipeline;

import org.jspecify.annotations.NullMarked;

/** What every output says about a run and about a decision: one mapping to JSON for all of them. */
@NullMarked
package dev.lifeline.controller.report;

import org.jspecify.annotations.NullMarked;

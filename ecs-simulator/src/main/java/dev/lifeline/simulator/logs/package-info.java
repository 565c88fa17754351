/** What containers write, as CloudWatch Logs keeps it. */
@NullMarked
package dev.lifeline.simulator.logs;

import org.jspecify.annotations.NullMarked;

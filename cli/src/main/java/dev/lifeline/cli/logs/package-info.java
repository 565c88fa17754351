/** The logs of a run's containers in CloudWatch Logs: {@code logs}. */
@NullMarked
package dev.lifeline.cli.logs;

import org.jspecify.annotations.NullMarked;

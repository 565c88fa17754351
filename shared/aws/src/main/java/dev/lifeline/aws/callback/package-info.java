/** Telling those who wait for runs: Step Functions, durable executions of Lambda, queues and event buses. */
@NullMarked
package dev.lifeline.aws.callback;

import org.jspecify.annotations.NullMarked;

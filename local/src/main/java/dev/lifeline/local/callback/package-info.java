/** A stand-in for those who wait for runs: Step Functions and Lambda's durable executions. */
@NullMarked
package dev.lifeline.local.callback;

import org.jspecify.annotations.NullMarked;

/** Runs, journals, policies, quarantined messages and registers in one DynamoDB table. */
@NullMarked
package dev.lifeline.aws.dynamodb;

import org.jspecify.annotations.NullMarked;

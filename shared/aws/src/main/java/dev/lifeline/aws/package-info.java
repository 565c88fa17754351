/**
 * The adapters to AWS: runs are kept in DynamoDB, tasks are launched in ECS. Of what is deployed, nothing else knows
 * the AWS SDK.
 */
@NullMarked
package dev.lifeline.aws;

import org.jspecify.annotations.NullMarked;

/** The adapters to AWS: runs are kept in DynamoDB, tasks are launched in ECS. Nothing else knows the AWS SDK. */
@NullMarked
package dev.lifeline.aws;

import org.jspecify.annotations.NullMarked;

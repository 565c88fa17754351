/** The adapters to AWS: DynamoDB stores runs, ECS launches tasks. The only deployed code that uses the AWS SDK. */
@NullMarked
package dev.lifeline.aws;

import org.jspecify.annotations.NullMarked;

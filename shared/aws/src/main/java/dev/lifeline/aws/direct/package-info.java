/**
 * DynamoDB's calls without the SDK's pipeline: the SDK's requests, answers, signatures, HTTP and retries, put together
 * so that a function starts fast.
 */
@NullMarked
package dev.lifeline.aws.direct;

import org.jspecify.annotations.NullMarked;

/**
 * DynamoDB's calls without the SDK's pipeline: the SDK's requests, answers, HTTP and retries, and a signature of our
 * own, put together so that a function starts fast.
 */
@NullMarked
package dev.lifeline.aws.direct;

import org.jspecify.annotations.NullMarked;

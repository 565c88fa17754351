/** The template's queues behind the API of SQS. */
@NullMarked
package dev.lifeline.local.sqs;

import org.jspecify.annotations.NullMarked;

/** EventBridge, SQS and Lambda on a laptop: events reach their functions as the template says, including failures. */
@NullMarked
package dev.lifeline.local.router;

import org.jspecify.annotations.NullMarked;

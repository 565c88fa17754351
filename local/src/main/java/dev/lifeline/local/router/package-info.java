/** EventBridge, SQS and Lambda on a laptop: events find their functions as the template says, failures included. */
@NullMarked
package dev.lifeline.local.router;

import org.jspecify.annotations.NullMarked;

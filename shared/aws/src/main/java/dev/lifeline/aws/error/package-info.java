/** What the SDK's exceptions say. */
@NullMarked
package dev.lifeline.aws.error;

import org.jspecify.annotations.NullMarked;

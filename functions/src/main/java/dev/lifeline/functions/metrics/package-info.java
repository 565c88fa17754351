/** What the functions count, and the document in which CloudWatch finds it. */
@NullMarked
package dev.lifeline.functions.metrics;

import org.jspecify.annotations.NullMarked;

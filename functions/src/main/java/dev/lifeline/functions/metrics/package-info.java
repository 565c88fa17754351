/** What the functions count, and the document that CloudWatch reads. */
@NullMarked
package dev.lifeline.functions.metrics;

import org.jspecify.annotations.NullMarked;

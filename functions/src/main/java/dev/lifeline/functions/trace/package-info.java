/** What the functions do, as OpenTelemetry's spans, and how X-Ray gets them. */
@NullMarked
package dev.lifeline.functions.trace;

import org.jspecify.annotations.NullMarked;

/** The Lambda handlers: they parse, apply and report. */
@NullMarked
package dev.lifeline.functions;

import org.jspecify.annotations.NullMarked;

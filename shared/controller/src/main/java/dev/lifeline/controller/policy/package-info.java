/** Policies as documents. */
@NullMarked
package dev.lifeline.controller.policy;

import org.jspecify.annotations.NullMarked;

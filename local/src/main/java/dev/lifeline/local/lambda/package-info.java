/** The template's functions behind Lambda's API. */
@NullMarked
package dev.lifeline.local.lambda;

import org.jspecify.annotations.NullMarked;

/** What many live runs take; {@code make scale} measures it. */
@NullMarked
package dev.lifeline.tests.scale;

import org.jspecify.annotations.NullMarked;

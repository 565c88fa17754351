/** Adopts tasks that Lifeline did not launch. */
@NullMarked
package dev.lifeline.controller.adopt;

import org.jspecify.annotations.NullMarked;

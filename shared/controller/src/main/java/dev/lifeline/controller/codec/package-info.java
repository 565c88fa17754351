/** How runs and explanations are written down. */
@NullMarked
package dev.lifeline.controller.codec;

import org.jspecify.annotations.NullMarked;

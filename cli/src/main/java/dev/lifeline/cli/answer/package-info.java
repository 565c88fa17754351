/** What the functions of a stack answer, as records. */
@NullMarked
package dev.lifeline.cli.answer;

import org.jspecify.annotations.NullMarked;

/** What the console asks of the functions, if actions are allowed. */
@NullMarked
package dev.lifeline.console.action;

import org.jspecify.annotations.NullMarked;

/** The web console: runs, policies, guards and quarantined messages in a browser. */
@NullMarked
package dev.lifeline.console;

import org.jspecify.annotations.NullMarked;

/** What the controller would have decided about recorded events, with the real parser and the real core. */
@NullMarked
package dev.lifeline.controller.replay;

import org.jspecify.annotations.NullMarked;

/** What the controller would have done about recorded events: the real parser and the real core, without a world. */
@NullMarked
package dev.lifeline.controller.replay;

import org.jspecify.annotations.NullMarked;

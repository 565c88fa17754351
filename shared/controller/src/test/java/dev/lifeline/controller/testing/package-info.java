/** Stand-ins for the controller's ports, for tests: they honor the ports' contracts and count their calls. */
@NullMarked
package dev.lifeline.controller.testing;

import org.jspecify.annotations.NullMarked;

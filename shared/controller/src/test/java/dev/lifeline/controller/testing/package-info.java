/** Stand-ins for the controller's ports, for tests: they keep the ports' contracts and count what is asked of them. */
@NullMarked
package dev.lifeline.controller.testing;

import org.jspecify.annotations.NullMarked;

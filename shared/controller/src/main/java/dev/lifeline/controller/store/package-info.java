/** What the controller stores, by role. */
@NullMarked
package dev.lifeline.controller.store;

import org.jspecify.annotations.NullMarked;

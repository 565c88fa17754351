/** Delivers events to the runs that they concern. */
@NullMarked
package dev.lifeline.controller.receive;

import org.jspecify.annotations.NullMarked;

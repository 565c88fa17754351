/** Finds what got lost, once a minute. */
@NullMarked
package dev.lifeline.controller.reconcile;

import org.jspecify.annotations.NullMarked;

/** The controller as a whole. */
@NullMarked
package dev.lifeline.controller;

import org.jspecify.annotations.NullMarked;

/** The whole controller. */
@NullMarked
package dev.lifeline.controller;

import org.jspecify.annotations.NullMarked;

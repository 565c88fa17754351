/** The web console of a stack. */
@NullMarked
package dev.lifeline.cli.web;

import org.jspecify.annotations.NullMarked;

/** What the pages show, as JSON, read through the controller's ports. */
@NullMarked
package dev.lifeline.console.view;

import org.jspecify.annotations.NullMarked;

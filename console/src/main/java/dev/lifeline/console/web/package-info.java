/** The HTTP server of the console: who may ask what, and how it is answered. */
@NullMarked
package dev.lifeline.console.web;

import org.jspecify.annotations.NullMarked;

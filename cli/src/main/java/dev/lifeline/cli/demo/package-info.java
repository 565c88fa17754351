/** The local cloud: {@code demo} and {@code local}. */
@NullMarked
package dev.lifeline.cli.demo;

import org.jspecify.annotations.NullMarked;

/** Policies: {@code policy put}, {@code get}, {@code list}, {@code validate} and {@code schema}. */
@NullMarked
package dev.lifeline.cli.policy;

import org.jspecify.annotations.NullMarked;

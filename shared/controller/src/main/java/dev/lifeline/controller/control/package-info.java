/** What users do with their runs after the launch. */
@NullMarked
package dev.lifeline.controller.control;

import org.jspecify.annotations.NullMarked;

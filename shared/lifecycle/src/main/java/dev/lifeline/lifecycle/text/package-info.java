/** Normalizing and matching texts of people and services. */
@NullMarked
package dev.lifeline.lifecycle.text;

import org.jspecify.annotations.NullMarked;

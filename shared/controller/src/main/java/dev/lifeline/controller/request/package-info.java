/** Requests of users, from JSON to values of the core. */
@NullMarked
package dev.lifeline.controller.request;

import org.jspecify.annotations.NullMarked;

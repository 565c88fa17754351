/** Policy documents: what a person writes, read into the core's policy, and written back in one canonical form. */
@NullMarked
package dev.lifeline.controller.policy;

import org.jspecify.annotations.NullMarked;

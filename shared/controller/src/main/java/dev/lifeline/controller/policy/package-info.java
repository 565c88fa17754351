/** Policy documents: parsed into the core's policy, and written back in canonical form. */
@NullMarked
package dev.lifeline.controller.policy;

import org.jspecify.annotations.NullMarked;

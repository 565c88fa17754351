/** What the policy test takes and prints. */
@NullMarked
package dev.lifeline.cli.whatif;

import org.jspecify.annotations.NullMarked;

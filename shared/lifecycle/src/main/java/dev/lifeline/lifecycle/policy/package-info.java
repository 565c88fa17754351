/** What to do about a failure: rules, budgets and back-off. */
@NullMarked
package dev.lifeline.lifecycle.policy;

import org.jspecify.annotations.NullMarked;

/** The whole system on this machine: the template's functions, rules and table around a simulated ECS. */
@NullMarked
package dev.lifeline.local.cloud;

import org.jspecify.annotations.NullMarked;

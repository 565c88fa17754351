/** Policy documents: samples, schema and YAML from file to policy, and the page about them against parser and core. */
@NullMarked
package dev.lifeline.tests.policy;

import org.jspecify.annotations.NullMarked;

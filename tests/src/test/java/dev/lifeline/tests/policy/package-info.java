/** Policy documents from file to policy: samples, schema, YAML. */
@NullMarked
package dev.lifeline.tests.policy;

import org.jspecify.annotations.NullMarked;

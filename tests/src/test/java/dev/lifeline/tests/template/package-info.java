/** What {@code template.yaml} deploys, held against what the functions do. */
@NullMarked
package dev.lifeline.tests.template;

import org.jspecify.annotations.NullMarked;

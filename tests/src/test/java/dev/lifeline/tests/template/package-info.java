/** What {@code template.yaml} deploys, compared with what the functions do. */
@NullMarked
package dev.lifeline.tests.template;

import org.jspecify.annotations.NullMarked;

/** The result of a comparison as JSON and as a page. */
@NullMarked
package dev.lifeline.whatif.report;

import org.jspecify.annotations.NullMarked;

/** Self-contained HTML pages. */
@NullMarked
package dev.lifeline.explain.page;

import org.jspecify.annotations.NullMarked;

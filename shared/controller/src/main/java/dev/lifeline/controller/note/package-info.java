/** What happens on the way, for logs and metrics. */
@NullMarked
package dev.lifeline.controller.note;

import org.jspecify.annotations.NullMarked;

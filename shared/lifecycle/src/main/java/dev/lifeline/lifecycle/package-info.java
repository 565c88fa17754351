@NullMarked
package dev.lifeline.lifecycle;

import org.jspecify.annotations.NullMarked;

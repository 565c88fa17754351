@NullMarked
package dev.lifeline.local;

import org.jspecify.annotations.NullMarked;

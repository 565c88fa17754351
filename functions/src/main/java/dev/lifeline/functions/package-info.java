@NullMarked
package dev.lifeline.functions;

import org.jspecify.annotations.NullMarked;

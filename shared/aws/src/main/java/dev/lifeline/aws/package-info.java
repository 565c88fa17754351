@NullMarked
package dev.lifeline.aws;

import org.jspecify.annotations.NullMarked;

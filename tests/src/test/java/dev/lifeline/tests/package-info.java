/** What crosses modules: the architecture, the real parts together, the repository. */
@NullMarked
package dev.lifeline.tests;

import org.jspecify.annotations.NullMarked;

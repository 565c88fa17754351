/** The documents: what the code generates in them, their size, their links and their prose. */
@NullMarked
package dev.lifeline.tests.docs;

import org.jspecify.annotations.NullMarked;

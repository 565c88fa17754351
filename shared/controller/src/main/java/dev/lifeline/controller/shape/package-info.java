/** One description for each document: it gives the reader, the writer and the schema. */
@NullMarked
package dev.lifeline.controller.shape;

import org.jspecify.annotations.NullMarked;

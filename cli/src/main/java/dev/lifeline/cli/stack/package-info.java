/** Where a command works: a stack in AWS or the local cloud, and the table, functions, queues and logs of it. */
@NullMarked
package dev.lifeline.cli.stack;

import org.jspecify.annotations.NullMarked;

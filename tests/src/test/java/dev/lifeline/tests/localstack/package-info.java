/**
 * The deployed system on emulators that are not ours: queues, rules and table as template.yaml has them in LocalStack,
 * the functions in a process of their own, over the simulated ECS.
 */
@NullMarked
package dev.lifeline.tests.localstack;

import org.jspecify.annotations.NullMarked;

/**
 * The deployed system on emulators by others: queues, rules and table of template.yaml in LocalStack, the functions in
 * a separate process, with the simulated ECS.
 */
@NullMarked
package dev.lifeline.tests.localstack;

import org.jspecify.annotations.NullMarked;

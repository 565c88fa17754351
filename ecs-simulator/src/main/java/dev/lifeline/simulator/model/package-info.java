/**
 * The values of the simulated ECS: tasks, containers, task definitions, requests and answers, in the API's own words.
 */
@NullMarked
package dev.lifeline.simulator.model;

import org.jspecify.annotations.NullMarked;

package dev.lifeline.controller.time;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Inputs of decisions that are not stored: the time, and one random number per decision. */
public record TimeAndDice(InstantSource clock, RandomGenerator random) {}

package dev.lifeline.controller.port;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What decisions depend on that no store knows: the time, and one throw of the dice for each. */
public record TimeAndDice(InstantSource clock, RandomGenerator random) {}

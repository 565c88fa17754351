package dev.lifeline.tests.simulation;

import java.util.function.LongFunction;

/** A line of the code and another one in its place, which is a bug. */
interface CodeChange {
    String file();

    String text();

    String replacement();

    /** The world in which it shows: what is wrong, by the seed. */
    Class<? extends LongFunction<String>> worlds();

    /** The first seed that showed it. */
    long seed();
}

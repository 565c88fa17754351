package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.WrongInput;

/** The speed of simulated time. Beyond the maximum, real computing is too slow for it. */
final class SimulationSpeed {
    private static final int HIGHEST = 60;

    private SimulationSpeed() {}

    static void check(int speed) {
        if (speed < 1 || speed > HIGHEST) {
            throw new WrongInput("--speed: 1 to " + HIGHEST + " is expected, not " + speed);
        }
    }
}

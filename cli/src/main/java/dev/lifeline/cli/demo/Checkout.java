package dev.lifeline.cli.demo;

import java.nio.file.Path;

/** The checkout that contains the command. */
final class Checkout {
    private Checkout() {}

    static Path resolve(String path) {
        return Path.of(System.getProperty("lifeline.home", ".")).resolve(path);
    }
}

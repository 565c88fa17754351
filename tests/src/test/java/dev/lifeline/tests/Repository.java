package dev.lifeline.tests;

import java.nio.file.Path;

/** The checkout that is tested. */
public final class Repository {
    public static final Path ROOT = Path.of(System.getProperty("lifeline.root"));

    private Repository() {}
}

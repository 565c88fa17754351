package dev.lifeline.tests.lambda;

import java.nio.file.Path;

/** What the template deploys. */
final class FunctionJar {
    static final Path PATH = Backend.ROOT.resolve("functions/target/functions.jar");

    private FunctionJar() {}
}

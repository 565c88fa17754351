package dev.lifeline.tests.spec;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The specification with values for its constants: what TLC is given.
 *
 * @param config in TLC's own words
 */
record Model(String config) {
    static final Path SPECIFICATION = Repository.ROOT.resolve("docs/spec/Lifeline.tla");

    /** The model with everything in it. */
    static Model whole() {
        return read("Lifeline.cfg");
    }

    /** Two functions, two attempts, and the fewest faults. */
    static Model small() {
        return unasked()
                .with("UserStops", false)
                .with("Watchdog", false)
                .with("LostInstances", false)
                .with("Throttles", false)
                .with("HiddenTasks", false)
                .with("HangingTasks", 0)
                .with("Strangers", false);
    }

    /** The whole one with no user who suspends the run or waits for it: these multiply its states. */
    static Model unasked() {
        return whole().with("Suspensions", false).with("Callbacks", false);
    }

    private static Model read(String name) {
        try {
            return new Model(Files.readString(SPECIFICATION.resolveSibling(name)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Model with(String constant, boolean value) {
        return with(constant, value ? "TRUE" : "FALSE");
    }

    Model with(String constant, int value) {
        return with(constant, String.valueOf(value));
    }

    Model with(String constant, String value) {
        Matcher line = Pattern.compile("(?m)^( +" + constant + " = ).*$").matcher(config);
        if (!line.find()) {
            throw new IllegalArgumentException("the model has no constant " + constant);
        }
        return new Model(line.replaceFirst("$1" + Matcher.quoteReplacement(value)));
    }

    /** One function at a time. */
    Model alone() {
        return with("Functions", "{f1}");
    }

    /** Only the graph of its states, without properties. */
    Model unchecked() {
        return new Model(config.replaceAll("(?m)^(INVARIANTS|PROPERTIES) .*$", ""));
    }

    /** Only one invariant, so that no other one breaks before it. */
    Model checking(String invariant) {
        return new Model(unchecked().config() + "\nINVARIANT " + invariant + "\n");
    }

    /** ECS may forget who ended before anybody heard of it, so that its attempt gets a second task. Two attempts. */
    static Model secondTasks(String checked) {
        return new Model(small().alone()
                        .with("Stops", 1)
                        .with("MostTasks", 2)
                        .with("HeardInTime", false)
                        .unchecked()
                        .config()
                + "\n" + checked + "\n");
    }

    /**
     * Only that every run ends. Without crashes, because a function that dies each time achieves nothing. Without
     * symmetry, because it hides behaviors, not only states.
     */
    Model alive() {
        Model fair = with("Crashes", false).unchecked();
        return new Model(fair.config
                        .replace("SPECIFICATION Spec", "SPECIFICATION FairSpec")
                        .replaceAll("(?m)^SYMMETRY .*$", "")
                + "\nPROPERTIES EveryRunEnds\n");
    }

    /** How many functions work at once. */
    int functions() {
        return constant("Functions").split(",", -1).length;
    }

    int number(String constant) {
        return Integer.parseInt(constant(constant));
    }

    boolean has(String constant) {
        return constant(constant).equals("TRUE");
    }

    private String constant(String name) {
        Matcher line = Pattern.compile("(?m)^ +" + name + " = (.*)$").matcher(config);
        if (!line.find()) {
            throw new IllegalArgumentException("the model has no constant " + name);
        }
        return line.group(1);
    }
}

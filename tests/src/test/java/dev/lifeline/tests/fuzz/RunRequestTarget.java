package dev.lifeline.tests.fuzz;

import dev.lifeline.controller.request.ReadRequest;
import dev.lifeline.controller.request.RunRequestParser;
import java.nio.charset.StandardCharsets;

/** Run requests: accepted, or refused with problems that quote no value. */
public final class RunRequestTarget {
    private static final RunRequestParser PARSER = new RunRequestParser();

    private RunRequestTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        ReadRequest request = PARSER.parse(text);
        FuzzProperty.alike(request, PARSER.parse(text));
        if (request instanceof ReadRequest.Flawed flawed) {
            flawed.problems().forEach(problem -> FuzzProperty.bounded(problem.toString()));
            FuzzProperty.secretive(text, flawed.problems().toString());
        }
    }
}

package dev.lifeline.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.query.ListRequest;
import dev.lifeline.controller.shape.Author;
import java.nio.charset.StandardCharsets;

/** Requests to list runs: accepted, or refused with problems that quote no value. */
public final class ListRequestTarget {
    private ListRequestTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Requested<ListRequest> request = read(text);
        FuzzProperty.alike(request, read(text));
        switch (request) {
            case Requested.Valid<ListRequest> valid -> written(valid.value());
            case Requested.Invalid<ListRequest> invalid -> {
                invalid.problems().forEach(problem -> FuzzProperty.bounded(problem.toString()));
                FuzzProperty.secretive(text, invalid.problems().toString());
            }
        }
    }

    private static Requested<ListRequest> read(String text) {
        return JsonText.read(text).then((JsonNode tree) -> ListRequest.SHAPE.read(tree, Author.PROGRAM));
    }

    /** A token that is accepted is one that a page would have. */
    private static void written(ListRequest request) {
        FuzzProperty.alike(new Requested.Valid<>(request), read(ListRequest.SHAPE.text(request)));
    }
}

package dev.lifeline.controller.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyChoice;
import dev.lifeline.controller.request.RunRequest.OnRepeatedName;
import dev.lifeline.controller.runtask.LaunchFields;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.Optional;

/**
 * Reads run requests: {@code name}, {@code rerun}, {@code policy} and {@code callback}, beside RunTask's own fields.
 */
public final class RunRequestParser {
    /** The name of a run. */
    public static final Shape<RunId> NAME = Shapes.TEXT
            .parsed(
                    new RunId("a"),
                    text -> Reading.of(RunId.parse(text), RunId.ALPHABET + " are expected"),
                    RunId::value)
            .with(schema -> schema.put("pattern", "^[!-~]{1,256}$"));

    private static final Shape<String> POLICY = PolicyChoice.TEXT.or("default");

    private static final Shape<Integer> ONE = Shapes.INTEGER
            .checked(count -> Reading.of(
                    Optional.of(count).filter(one -> one == 1),
                    "only 1 is allowed: a run is one task; launch as many runs as you need tasks"))
            .with(schema -> schema.put("const", 1))
            .or(1);

    public static final Shape<RunRequest> REQUEST = Shapes.record(RunRequestParser::request);

    /** Reads a request, or reports all problems at once. No problem quotes a value. */
    public ReadRequest parse(String json) {
        return switch (JsonText.read(json)) {
            case Requested.Valid<JsonNode> valid -> read(valid.value());
            case Requested.Invalid<JsonNode> invalid -> new ReadRequest.Flawed(Optional.empty(), invalid.problems());
        };
    }

    /** Reads a request, or reports all problems at once. */
    public ReadRequest read(JsonNode root) {
        Problems problems = new Problems();
        RunRequest request = REQUEST.read(root, Author.PROGRAM, problems);
        return problems.isEmpty()
                ? new ReadRequest.Sound(request)
                : new ReadRequest.Flawed(Optional.of(request), problems.all());
    }

    /** The request as its user would write it. */
    public static JsonNode tree(RunRequest request) {
        return switch (JsonTree.read(REQUEST.text(request))) {
            case ParsedJson.Tree tree -> tree.root();
            case ParsedJson other -> throw new IllegalStateException("a request is not JSON");
        };
    }

    private static RunRequest request(Fields<RunRequest> fields) {
        fields.refuse("clientToken", "is derived from the run, so that no attempt is launched twice; leave it out");
        fields.refuse("startedBy", "names the run and its attempt, so that their events are found; leave it out");
        Optional<RunId> name = fields.optional("name", NAME, RunRequest::name);
        OnRepeatedName repeated =
                fields.field("rerun", Shapes.FLAG, request -> request.repeated() == OnRepeatedName.RERUN)
                        ? OnRepeatedName.RERUN
                        : OnRepeatedName.SAME_RUN;
        if (repeated == OnRepeatedName.RERUN && !fields.isPresent("name")) {
            fields.problem("rerun", "needs a name: a run without one is never launched again");
        }
        fields.field("count", ONE, request -> 1);
        return new RunRequest(
                name,
                repeated,
                fields.field("policy", POLICY, RunRequest::policy),
                fields.inline(LaunchFields.COMPLETE::of, RunRequest::launch),
                fields.optional("callback", CallbackFields.SHAPE, RunRequest::callback));
    }
}

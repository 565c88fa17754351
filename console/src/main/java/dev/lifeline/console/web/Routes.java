package dev.lifeline.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.console.action.ConsoleActions;
import dev.lifeline.console.action.ConsoleActions.ActionResult;
import dev.lifeline.console.view.ViewRequest;
import dev.lifeline.console.view.ViewSource.ViewUnavailable;
import dev.lifeline.controller.control.ControlRequest;
import dev.lifeline.controller.control.RemovalRequest;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.lifecycle.cause.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which answer belongs to which path. */
record Routes(ConsoleSetup setup, StaticFiles files) {
    private static final String API = "/api/";
    private static final int LONGEST_BODY = 16_384;
    private static final int WIDEST = 4_000;
    private static final int NARROWEST = 200;

    WebAnswer answer(WebRequest request, InputStream body) throws IOException {
        boolean isAction = request.path().startsWith("/actions/");
        if (!request.method().equals(isAction ? "POST" : "GET")) {
            return WebAnswer.notAllowed(isAction ? "POST" : "GET");
        }
        if (isAction) {
            return action(request.path(), body);
        }
        return files.find(request.path()).orElseGet(() -> switch (request.path()) {
            case "/api/session" -> session();
            case "/api/timeline.svg" -> picture(request);
            default -> request.path().startsWith(API) ? view(request) : guessed(request);
        });
    }

    private WebAnswer guessed(WebRequest request) {
        return GuessedPath.page(request.path())
                .map(page -> new WebAnswer(303, "text/plain", "", Map.of("Location", page)))
                .orElseGet(files::none);
    }

    /** What the pages must know before they ask for anything. */
    private WebAnswer session() {
        ObjectNode session = JsonTree.object()
                .put("stack", setup.stack())
                .put("now", setup.clock().instant().toString())
                .put("actions", setup.actions().isPresent())
                .put("secret", setup.keys().secret());
        ArrayNode causes = session.putArray("causes");
        Stream.of(Cause.values()).map(Enum::name).sorted().forEach(causes::add);
        return WebAnswer.json(200, session);
    }

    private WebAnswer view(WebRequest request) {
        return ViewPaths.view(request.path().substring(API.length()), request.query())
                .map(read -> switch (read) {
                    case Requested.Invalid<ViewRequest> invalid -> invalid(invalid.problems());
                    case Requested.Valid<ViewRequest> valid ->
                        available(() -> WebAnswer.json(200, setup.views().read(valid.value())));
                })
                .orElseGet(() -> WebAnswer.text(404, "there is no such view"));
    }

    private WebAnswer picture(WebRequest request) {
        int width = request.parameter("width")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .map(wanted -> Math.clamp(wanted, NARROWEST, WIDEST))
                .orElse(NARROWEST);
        return available(() -> ViewPaths.run(request.query())
                .flatMap(run -> setup.views().picture(run, width))
                .map(WebAnswer::picture)
                .orElseGet(() -> WebAnswer.text(404, "there is no such run")));
    }

    private static WebAnswer available(Supplier<WebAnswer> answer) {
        try {
            return answer.get();
        } catch (ViewUnavailable failure) {
            return WebAnswer.text(502, String.valueOf(failure.getMessage()));
        }
    }

    private WebAnswer action(String path, InputStream in) throws IOException {
        if (setup.actions().isEmpty()) {
            return WebAnswer.text(403, "this console is read-only; start it with --allow-actions to act");
        }
        byte[] body = in.readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return WebAnswer.text(413, "the request is too large");
        }
        ConsoleActions actions = setup.actions().get();
        return switch (JsonText.read(new String(body, StandardCharsets.UTF_8))) {
            case Requested.Invalid<JsonNode> invalid -> invalid(invalid.problems());
            case Requested.Valid<JsonNode>(JsonNode tree) ->
                switch (path) {
                    case "/actions/control" -> perform(ControlRequest.SHAPE, tree, actions::control);
                    case "/actions/delete" -> perform(RemovalRequest.SHAPE, tree, actions::delete);
                    case "/actions/redrive" ->
                        answer(actions.redrive(tree.path("message").asText()));
                    default -> WebAnswer.text(404, "there is no such action");
                };
        };
    }

    private static <T> WebAnswer perform(Shape<T> shape, JsonNode tree, Function<T, ActionResult> action) {
        return switch (shape.read(tree, Author.PROGRAM)) {
            case Requested.Invalid<T> invalid -> invalid(invalid.problems());
            case Requested.Valid<T> valid -> answer(action.apply(valid.value()));
        };
    }

    private static WebAnswer answer(ActionResult result) {
        return switch (result) {
            case ActionResult.Performed done -> WebAnswer.text(200, done.words());
            case ActionResult.NotPerformed not -> WebAnswer.text(409, not.words());
        };
    }

    static WebAnswer invalid(List<Problem> problems) {
        return WebAnswer.text(400, problems.stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
}

package dev.lifeline.console.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.console.view.ViewRequest;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.query.ListRequest;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which view a path and its query ask for. */
final class ViewPaths {
    private static final int RUNS_PER_PAGE = 50;
    private static final Set<String> TRUTHS = Set.of("true", "false");

    private ViewPaths() {}

    /** Empty if there is no such view. */
    static Optional<Requested<ViewRequest>> view(String name, Map<String, String> query) {
        return switch (name) {
            case "overview" -> valid(new ViewRequest.Overview());
            case "runs" -> Optional.of(runs(query));
            case "run" ->
                Optional.of(run(query)
                        .<Requested<ViewRequest>>map(id -> new Requested.Valid<>(new ViewRequest.OneRun(id)))
                        .orElseGet(() -> invalid("name", RunId.ALPHABET + " are expected")));
            case "policies" -> valid(new ViewRequest.PolicyList());
            case "policy" -> Optional.of(policy(query));
            case "policy-change" -> Optional.of(change(query));
            case "guards" -> valid(new ViewRequest.Guards());
            default -> Optional.empty();
        };
    }

    /** The run that a query names. */
    static Optional<RunId> run(Map<String, String> query) {
        return Optional.ofNullable(query.get("name")).flatMap(RunId::parse);
    }

    private static Requested<ViewRequest> runs(Map<String, String> query) {
        ObjectNode request = JsonTree.object().put("limit", RUNS_PER_PAGE);
        query.forEach((name, value) -> {
            if (name.equals("suspended") && TRUTHS.contains(value)) {
                request.put(name, Boolean.parseBoolean(value));
            } else {
                request.put(name, value);
            }
        });
        return ListRequest.SHAPE
                .read(request, Author.PROGRAM)
                .then(list -> new Requested.Valid<>(new ViewRequest.RunsPage(list)));
    }

    private static Requested<ViewRequest> policy(Map<String, String> query) {
        String name = query.getOrDefault("name", "");
        String version = query.getOrDefault("version", "");
        if (name.isEmpty()) {
            return invalid("name", "the name of a policy is expected");
        }
        return version.matches("([1-9][0-9]{0,5})?")
                ? new Requested.Valid<>(new ViewRequest.PolicyDocumentView(
                        name,
                        Optional.of(version).filter(text -> !text.isEmpty()).map(Integer::valueOf)))
                : invalid("version", "a number is expected");
    }

    private static Requested<ViewRequest> change(Map<String, String> query) {
        String name = query.getOrDefault("name", "");
        Optional<Integer> before = version(query, "before");
        Optional<Integer> after = version(query, "after");
        return before.isPresent() && after.isPresent() && !name.isEmpty()
                ? new Requested.Valid<>(new ViewRequest.PolicyChange(name, before.get(), after.get()))
                : invalid("", "a name and two versions are expected, as in name=nightly&before=1&after=2");
    }

    private static Optional<Integer> version(Map<String, String> query, String name) {
        return Optional.ofNullable(query.get(name))
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf);
    }

    private static Optional<Requested<ViewRequest>> valid(ViewRequest request) {
        return Optional.of(new Requested.Valid<>(request));
    }

    private static Requested<ViewRequest> invalid(String path, String problem) {
        return new Requested.Invalid<>(List.of(new Problem(path, problem)));
    }
}

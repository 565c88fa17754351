package dev.lifeline.cli.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.stack.RunFunctions;
import dev.lifeline.cli.stack.StackFunction;
import dev.lifeline.controller.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs as ListRuns answers them.
 *
 * @param unreadable lines about items that cannot be read
 * @param isCut whether more runs match
 */
public record RunList(List<ListedRun> runs, List<String> unreadable, boolean isCut) {
    private static final int MOST_AT_ONCE = 1000;

    public RunList {
        runs = List.copyOf(runs);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads pages until there are so many runs. */
    public static RunList of(RunFunctions functions, ObjectNode filter, int limit) {
        List<ListedRun> runs = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ObjectNode request = JsonTree.object();
            request.setAll(filter);
            request.put("limit", Math.min(limit - runs.size(), MOST_AT_ONCE));
            next.ifPresent(token -> request.put("next", token));
            JsonNode page = functions.invoke(StackFunction.LIST_RUNS, request);
            AnswerFields fields = new AnswerFields(page);
            page.path("runs").forEach(run -> runs.add(ListedRun.of(run)));
            unreadable.addAll(
                    fields.list("unreadable", item -> item.text("item") + " cannot be listed: " + item.text("why")));
            next = fields.find("next");
        } while (runs.size() < limit && next.isPresent());
        return new RunList(runs, unreadable, next.isPresent());
    }
}

package dev.lifeline.cli.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.stack.LoopbackAws.FunctionReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** FunctionAnswers of the functions, as docs/schemas describe them. */
public final class FunctionAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FunctionAnswers() {}

    /** A live run with one attempt. */
    public static ObjectNode running(String run) {
        return read("""
                {"run":"%s","generation":1,"policy":"default@0","phase":"ATTEMPTING","result":null,"cause":null,"decidedBy":null,
                 "evidence":null,"container":null,"exitCode":null,"attempts":1,"state":"RUNNING","task":"arn:aws:ecs:eu-west-1:111122223333:task/prod/1f0c",
                 "next":"next check of its task","nextAt":"2026-11-21T12:15:00Z","reason":"","began":"2026-11-21T12:00:00Z","ended":null,
                 "cluster":"prod","taskDefinition":"arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7","suspended":null,
                 "history":[{"attempt":1,"state":"RUNNING","cause":null,"task":"arn:aws:ecs:eu-west-1:111122223333:task/prod/1f0c","began":"2026-11-21T12:00:00Z",
                   "ended":null,"startedAt":"2026-11-21T12:00:05Z","stoppedAt":null,"exitCode":null,"links":{"task":"https://console/1f0c"},
                   "logs":[{"container":"app","driver":"awslogs","group":"/ecs/etl","region":"eu-west-1","stream":"etl/app/1f0c","link":"https://console/logs","why":null}]}],
                 "links":{"item":"https://console/item"}}""".formatted(run));
    }

    /** The same after its end. */
    public static ObjectNode ended(String run, String result, int exitCode) {
        ObjectNode ended = running(run)
                .put("phase", "ENDED")
                .put("result", result)
                .put("exitCode", exitCode)
                .put("state", result.equals("SUCCEEDED") ? "COMPLETE" : "FAILED")
                .put("ended", "2026-11-21T12:01:00Z");
        ended.putNull("next");
        ended.putNull("nextAt");
        if (result.equals("FAILED")) {
            ended.put("cause", "EXIT_CODE")
                    .put("evidence", "container app exited with " + exitCode)
                    .put("container", "app");
        }
        return ended;
    }

    /** The same for a run that ended without the exit code of a container. */
    public static ObjectNode endedWithoutCode(String run, String result) {
        ObjectNode ended = ended(run, result, 0);
        ended.putNull("exitCode");
        return ended;
    }

    public static FunctionReply reply(JsonNode answer) {
        return FunctionReply.of(answer.toString());
    }

    public static FunctionReply noSuchRun(JsonNode request) {
        return FunctionReply.error(
                "NoSuchRun", "there is no run " + request.path("run").asText() + " in stack prod");
    }

    /** An answer of ListRuns. */
    public static FunctionReply list(Map<String, String> runs) {
        ObjectNode page = JSON.createObjectNode();
        runs.forEach((run, result) -> page.withArray("runs")
                .addObject()
                .put("run", run)
                .put("generation", 1)
                .put("phase", result.isEmpty() ? "BACKING_OFF" : "ENDED")
                .put("result", result.isEmpty() ? null : result)
                .put("cause", "EXIT_CODE")
                .put("evidence", "container app exited with 3")
                .put("exitCode", 3)
                .put("family", "etl")
                .put("cluster", "prod")
                .put("attempts", 2)
                .put("began", "2026-11-21T12:00:00Z")
                .put("ended", result.isEmpty() ? null : "2026-11-21T12:01:00Z")
                .put("suspended", false)
                .put("next", result.isEmpty() ? "attempt 3" : null)
                .put("nextAt", result.isEmpty() ? "2026-11-21T12:02:00.5Z" : null)
                .putNull("held"));
        page.withArray("unreadable");
        page.putNull("next");
        return reply(page);
    }

    /** An answer of ListRuns with one run whose launch is held back. */
    public static JsonNode held(String run, String reason) {
        ObjectNode page = read("""
                {"runs": [{"run": "", "generation": 1, "phase": "ATTEMPTING", "state": "PREPARING", "result": null,
                  "cause": null, "evidence": null, "exitCode": null, "family": "etl", "cluster": "prod", "attempts": 1,
                  "began": "2026-11-21T12:00:00Z", "ended": null, "suspended": false, "next": "RunTask",
                  "nextAt": "2026-11-21T12:02:00.5Z"}], "unreadable": [], "next": null}
                """);
        ((ObjectNode) page.at("/runs/0")).put("run", run).put("held", reason);
        return page;
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

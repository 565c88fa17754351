package dev.lifeline.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.control.RemovalRequest;
import dev.lifeline.controller.request.RunRequestParser;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schemas of the requests and answers of the functions that are invoked directly. */
public final class FunctionSchemas {
    private FunctionSchemas() {}

    /** By the beginnings of their files' names in {@code docs/schemas}. */
    public static Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        all.put("launch-run.request", RunRequestParser.REQUEST.document("Request of LaunchRun"));
        all.put("launch-run.answer", RunLaunch.ANSWER.document("Answer of LaunchRun"));
        all.put("delete-run.request", RemovalRequest.SHAPE.document("Request of DeleteRun"));
        all.put("delete-run.answer", DeleteRunHandler.Removal.ANSWER.document("Answer of DeleteRun"));
        return all;
    }
}

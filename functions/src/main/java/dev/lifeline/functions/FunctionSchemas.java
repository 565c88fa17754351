package dev.lifeline.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.control.ControlRequest;
import dev.lifeline.controller.control.RemovalRequest;
import dev.lifeline.controller.query.ListRequest;
import dev.lifeline.controller.query.RunPage;
import dev.lifeline.controller.report.DescriptionJson;
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
        all.put("describe-run.request", DescribeRunHandler.REQUEST.document("Request of DescribeRun"));
        all.put("describe-run.answer", DescriptionJson.RUN.document("Answer of DescribeRun"));
        all.put("list-runs.request", ListRequest.SHAPE.document("Request of ListRuns"));
        all.put("list-runs.answer", RunPage.ANSWER.document("Answer of ListRuns"));
        all.put("control-run.request", ControlRequest.SHAPE.document("Request of ControlRun"));
        all.put("control-run.answer", ControlRunHandler.ControlRunAnswer.ANSWER.document("Answer of ControlRun"));
        all.put("delete-run.request", RemovalRequest.SHAPE.document("Request of DeleteRun"));
        all.put("delete-run.answer", DeleteRunHandler.Removal.ANSWER.document("Answer of DeleteRun"));
        return all;
    }
}

package dev.lifeline.functions.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;

/** What AWS answers: an HTTP status and a JSON document. */
record AwsReply(int status, String body) {

    static AwsReply ok(JsonNode json) {
        return new AwsReply(200, JsonTree.text(json));
    }

    static AwsReply refused(JsonNode json) {
        return new AwsReply(400, JsonTree.text(json));
    }
}

package dev.lifeline.functions.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;

/** What AWS answers: an HTTP status and a JSON document. */
record Reply(int status, String body) {

    static Reply ok(JsonNode json) {
        return new Reply(200, JsonTree.text(json));
    }

    static Reply refused(JsonNode json) {
        return new Reply(400, JsonTree.text(json));
    }
}

package dev.lifeline.functions.standin;

/** What AWS answers: an HTTP status and a JSON document. */
record Reply(int status, String body) {

    static Reply ok(Object json) {
        return new Reply(200, json.toString());
    }

    static Reply refused(Object json) {
        return new Reply(400, json.toString());
    }
}

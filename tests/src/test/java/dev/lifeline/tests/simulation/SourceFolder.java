package dev.lifeline.tests.simulation;

/** Where the code is that the deliberate bugs change. */
final class SourceFolder {
    static final String LIFECYCLE = "shared/lifecycle/src/main/java/dev/lifeline/lifecycle/";
    static final String DECISION = LIFECYCLE + "decision/";
    static final String IDENTITY = LIFECYCLE + "identity/";
    static final String PIPELINE = LIFECYCLE + "pipeline/";
    static final String RUN = LIFECYCLE + "run/";
    static final String POLICY = LIFECYCLE + "policy/";
    static final String GUARD = "shared/controller/src/main/java/dev/lifeline/controller/guard/";
    static final String AWS = "shared/aws/src/main/java/dev/lifeline/aws/dynamodb/";
    static final String RECEIVE = "shared/controller/src/main/java/dev/lifeline/controller/receive/";
    static final String LOOP = "shared/controller/src/main/java/dev/lifeline/controller/loop/";
    static final String LAUNCH = "shared/controller/src/main/java/dev/lifeline/controller/launch/";

    private SourceFolder() {}
}

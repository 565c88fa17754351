package dev.lifeline.simulator;

/** The errors of ECS and CloudWatch Logs that the simulator returns, with their wire names and HTTP status. */
public enum EcsErrorCode {
    CLIENT("ClientException", 400),
    INVALID_PARAMETER("InvalidParameterException", 400),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 400),
    CLUSTER_NOT_FOUND("ClusterNotFoundException", 400),
    CONFLICT("ConflictException", 400),
    THROTTLING("ThrottlingException", 400),
    SERVER("ServerException", 500),
    SERIALIZATION("SerializationException", 400),
    UNKNOWN_OPERATION("UnknownOperationException", 400);

    private final String wireName;
    private final int httpStatus;

    EcsErrorCode(String wireName, int httpStatus) {
        this.wireName = wireName;
        this.httpStatus = httpStatus;
    }

    public String wireName() {
        return wireName;
    }

    public int httpStatus() {
        return httpStatus;
    }
}

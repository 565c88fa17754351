package dev.lifeline.lifecycle.ecs;

/** Names one ECS task. The core compares it and hands it on; what stands in it (an ARN) is the adapters' business. */
public record TaskRef(String arn) {

    /** The last part of the name, which ECS calls the task id. */
    public String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return arn;
    }
}

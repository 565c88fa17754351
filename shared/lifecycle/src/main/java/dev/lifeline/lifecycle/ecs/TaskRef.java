package dev.lifeline.lifecycle.ecs;

/** The name of one ECS task, opaque to the core. It is an ARN, which only the adapters parse. */
public record TaskRef(String arn) {

    /** The task id: the last part of the name. */
    public String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return arn;
    }
}

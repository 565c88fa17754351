package dev.lifeline.lifecycle.ecs;

/**
 * A file of environment variables that ECS reads when a container starts.
 *
 * @param value its ARN, which is no secret
 */
public record EnvironmentFile(Type type, String value) {

    /** Where it is kept. */
    public enum Type implements ApiWord {
        S3("s3");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}

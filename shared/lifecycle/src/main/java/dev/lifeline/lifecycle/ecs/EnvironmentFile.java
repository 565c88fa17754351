package dev.lifeline.lifecycle.ecs;

/**
 * A file of environment variables that ECS reads when a container starts.
 *
 * @param value its ARN, which is no secret
 */
public record EnvironmentFile(FileType type, String value) {

    /** Where it is stored. */
    public enum FileType implements ApiWord {
        S3("s3");

        private final String text;

        FileType(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}

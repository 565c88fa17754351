package dev.lifeline.tests.localstack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips a class if no Docker engine answers; in CI (the environment has {@code CI}) that is a failure. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsDocker.Engine.class)
@interface NeedsDocker {

    /** The condition. */
    final class Engine implements ExecutionCondition {
        private static final String NONE =
                "no Docker engine answers: these tests need one, and `make localstack` looks after it";

        private static final AtomicBoolean TOLD = new AtomicBoolean();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return ConditionEvaluationResult.enabled("a Docker engine answers");
            }
            if (System.getenv("CI") != null) {
                throw new IllegalStateException(NONE);
            }
            if (!TOLD.getAndSet(true)) {
                System.out.println("Skipped: " + NONE);
            }
            return ConditionEvaluationResult.disabled(NONE);
        }
    }
}

package dev.lifeline.aws.ecs;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.SecretRedactor;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ServerException;

/**
 * What a failed RunTask proves.
 *
 * <p>Only a refusal is certain. A time-out, a lost connection or a server error leaves open whether the task exists.
 * The core reads from code and text whether a refusal is temporary or permanent.
 */
final class Refusals {
    private Refusals() {}

    static LaunchAnswer of(SdkException failure, SecretRedactor redactor) {
        return switch (failure) {
            case AwsServiceException refusal
            when isRefusal(refusal) ->
                new LaunchAnswer.Rejected(new LaunchRefusal(
                        code(refusal),
                        ErrorText.cut(redactor.clean(ErrorText.message(refusal))),
                        refusal.statusCode()));
            default -> new LaunchAnswer.LaunchUnanswered(ErrorText.cut(redactor.clean(ErrorText.whole(failure))));
        };
    }

    /** Why a question was not answered. */
    static NoAnswer why(SdkException failure) {
        return switch (failure) {
            case ClusterNotFoundException gone -> NoAnswer.NO_CLUSTER;
            case AwsServiceException refusal when isRefusal(refusal) && !passes(refusal) -> NoAnswer.REFUSED;
            default -> NoAnswer.SILENT;
        };
    }

    private static boolean passes(AwsServiceException refusal) {
        return refusal.isThrottlingException()
                || refusal.isClockSkewException()
                || code(refusal).startsWith("ExpiredToken");
    }

    /** The message of ECS for a task that it does not know, or no longer knows. */
    static boolean isMissingTask(EcsException failure) {
        return ErrorText.message(failure).toLowerCase(Locale.ROOT).contains("task was not found");
    }

    private static boolean isRefusal(AwsServiceException refusal) {
        return refusal.statusCode() >= 400 && refusal.statusCode() < 500 && !(refusal instanceof ServerException);
    }

    private static String code(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        return details == null || details.errorCode() == null
                ? failure.getClass().getSimpleName()
                : details.errorCode();
    }
}

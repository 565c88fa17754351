package dev.lifeline.aws;

import dev.lifeline.lifecycle.ecs.SecretRedactor;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ServerException;

/**
 * What a RunTask that ECS did not grant means.
 *
 * <p>Certain is only a refusal: a time-out, a lost connection and a server error leave open whether the task exists.
 * Some refusals are temporary though ECS words them like final ones (AWS ECS API "RunTask", Errors, and what was seen
 * in the wild); only their texts tell, and these are kept short here on purpose:
 *
 * <ul>
 *   <li>the quota of tasks in PROVISIONING of a cluster with managed scaling, and Fargate's quotas of tasks and vCPUs
 *       that run at once: {@code ClientException};
 *   <li>a resource in transition, such as a capacity provider that is being updated: {@code ClientException};
 *   <li>a throttle of Amazon EC2 that ECS met: {@code InvalidParameterException} with "RequestLimitExceeded" in it.
 * </ul>
 *
 * <p>The same holds for credentials that have just expired and for a clock that is off.
 */
final class Refusals {
    private static final List<String> TEMPORARY_TEXTS = List.of(
            "provisioning state",
            "in provisioning",
            "reached the limit",
            "run concurrently",
            "in transition",
            "update in progress",
            "capacity is unavailable at this time",
            "try again later",
            "requestlimitexceeded",
            "request limit exceeded",
            "rate exceeded");

    private Refusals() {}

    static LaunchAnswer of(SdkException failure, SecretRedactor redactor) {
        String error = ErrorText.cut(redactor.clean(ErrorText.whole(failure)));
        return switch (failure) {
            case ConflictException conflict ->
                new LaunchAnswer.Conflict(
                        conflict.resourceIds().stream().map(TaskRef::new).toList());
            case AwsServiceException refusal when isTemporary(refusal) -> new LaunchAnswer.Throttled(error);
            case AwsServiceException refusal when isFinal(refusal) -> new LaunchAnswer.Rejected(error);
            default -> new LaunchAnswer.Unknown(error);
        };
    }

    /** ECS words it so when it does not know the task, or does not any more. */
    static boolean isMissingTask(EcsException failure) {
        return message(failure).contains("task was not found");
    }

    private static boolean isFinal(AwsServiceException refusal) {
        return refusal.statusCode() >= 400 && refusal.statusCode() < 500 && !(refusal instanceof ServerException);
    }

    private static boolean isTemporary(AwsServiceException refusal) {
        return refusal.isThrottlingException()
                || refusal.isClockSkewException()
                || code(refusal).startsWith("ExpiredToken")
                || (isFinal(refusal) && TEMPORARY_TEXTS.stream().anyMatch(message(refusal)::contains));
    }

    private static String code(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String message(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        return details == null || details.errorMessage() == null
                ? ""
                : details.errorMessage().toLowerCase(Locale.ROOT);
    }
}

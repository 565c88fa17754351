package dev.lifeline.aws.callback;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackUnanswered;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.NobodyWaits;
import dev.lifeline.lifecycle.run.CallbackTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the errors of a receiver mean. Those that a repetition cannot change mean that nobody waits. Everything else is
 * repeated: time-outs, throttling, faults of the service or of its keys, and missing permissions, which somebody may
 * grant.
 */
final class CallbackRefusals {
    /** By service (its API reference); the words after {@code #} of a code are its name. */
    private static final Set<String> NOBODY = Set.of(
            // Step Functions: the task, its execution or its token is gone, or the payload can never be accepted.
            "TaskTimedOut",
            "TaskDoesNotExist",
            "InvalidToken",
            "InvalidOutput",
            "ValidationException",
            // Lambda: the callback is over or was never there.
            "CallbackTimeoutException",
            "ResourceNotFoundException",
            "InvalidParameterValueException",
            // SQS, by both of its protocols.
            "QueueDoesNotExist",
            "AWS.SimpleQueueService.NonExistentQueue",
            "QueueDeletedRecently",
            "AWS.SimpleQueueService.QueueDeletedRecently",
            "InvalidAddress",
            "UnsupportedOperation",
            "AWS.SimpleQueueService.UnsupportedOperation",
            "InvalidMessageContents",
            // EventBridge, for the call or for its entry.
            "InvalidArgument",
            "InvalidAccountIdException",
            "MalformedDetail");

    private CallbackRefusals() {}

    static CallbackAnswer of(SdkException failure, CallbackTarget target) {
        String text = hidden(ErrorText.of(failure), target);
        return failure instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null
                ? of(String.valueOf(refusal.awsErrorDetails().errorCode()), text)
                : new CallbackUnanswered(text);
    }

    /** @param text the code and the message */
    static CallbackAnswer of(String code, String text) {
        return NOBODY.contains(code.substring(code.lastIndexOf('#') + 1))
                ? new NobodyWaits(text)
                : new CallbackUnanswered(text);
    }

    /** A message may repeat the request, or its path. */
    private static String hidden(String text, CallbackTarget target) {
        return target.secret()
                .map(secret -> text.replace(secret, "(hidden)")
                        .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "(hidden)"))
                .orElse(text);
    }
}

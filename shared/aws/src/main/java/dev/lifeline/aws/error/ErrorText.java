package dev.lifeline.aws.error;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** An SDK error in one short text. */
public final class ErrorText {
    private static final int LONGEST = 500;

    private ErrorText() {}

    /** At most 500 characters. */
    public static String of(SdkException failure) {
        return cut(whole(failure));
    }

    /** The service's error code and message; without them, what prevented the call, or the HTTP status. */
    public static String whole(SdkException failure) {
        if (failure instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null) {
            AwsErrorDetails details = refusal.awsErrorDetails();
            if (details.errorCode() != null && details.errorMessage() != null) {
                return details.errorCode() + ": " + details.errorMessage();
            }
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** The service's message, or else the SDK's. */
    public static String message(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        return details == null || details.errorMessage() == null
                ? String.valueOf(failure.getMessage())
                : details.errorMessage();
    }

    public static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}

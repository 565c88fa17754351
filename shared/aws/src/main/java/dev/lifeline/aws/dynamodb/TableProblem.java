package dev.lifeline.aws.dynamodb;

import dev.lifeline.controller.store.StoreUnavailable;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Why a table cannot be used, by what a person can do about it. */
public enum TableProblem {
    /** The table does not exist in that region and account. */
    NO_TABLE,
    /** No credentials were found. */
    NO_CREDENTIALS,
    /** The credentials are wrong, expired, or do not permit the call. */
    REFUSED,
    /** No region was found. */
    NO_REGION,
    /** Nobody answered. */
    UNREACHABLE,
    /** Anything else; the error message says what. */
    OTHER;

    /** IAM's own codes (AWS "DynamoDB error messages and codes"). */
    private static final Set<String> REFUSALS = Set.of(
            "AccessDeniedException",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException",
            "ExpiredTokenException");

    public static TableProblem of(StoreUnavailable failure) {
        return switch (failure.getCause()) {
            case ResourceNotFoundException missing -> NO_TABLE;
            case AwsServiceException answered when REFUSALS.contains(code(answered)) -> REFUSED;
            case AwsServiceException answered -> OTHER;
            case SdkClientException unanswered -> unanswered(String.valueOf(unanswered.getMessage()));
            case null, default -> OTHER;
        };
    }

    /** The SDK has only texts for these. */
    private static TableProblem unanswered(String message) {
        if (message.contains("Unable to load credentials")) {
            return NO_CREDENTIALS;
        }
        return message.contains("Unable to load region") ? NO_REGION : UNREACHABLE;
    }

    private static String code(AwsServiceException answered) {
        return answered.awsErrorDetails() == null
                ? ""
                : answered.awsErrorDetails().errorCode();
    }
}

package dev.lifeline.cli.stack;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.WrongInput;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the failure of a call to AWS means to the user: one line with what, where, and what to do. */
final class AwsAdvice {
    /** IAM's own codes, as the services spell them. */
    private static final Set<String> EXPIRED =
            Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired", "TokenRefreshRequired");

    private static final Set<String> REFUSED = Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");

    private static final Set<String> INVALID = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationTokenException",
            "SignatureDoesNotMatch");

    /** IAM's sentence about a missing permission. */
    private static final Pattern ACTION =
            Pattern.compile("(?:User: (\\S+) )?is not authorized to perform: (\\S+)(?: on resource: (\\S+))?");

    private AwsAdvice() {}

    /** The failure as an error of a command that may work on a local cloud instead. */
    static RuntimeException of(SdkException failure, AwsAccess access) {
        return of(failure, access, ", or use --local");
    }

    /** The failure as an error of the command, with another remedy if AWS cannot be reached as somebody. */
    static RuntimeException of(SdkException failure, AwsAccess access, String otherwise) {
        return switch (failure) {
            case AwsServiceException answered -> answered(answered, access);
            default -> unanswered(failure, access, otherwise);
        };
    }

    private static RuntimeException answered(AwsServiceException answered, AwsAccess access) {
        String code = code(answered);
        if (EXPIRED.contains(code)) {
            return expired(answered, access);
        }
        if (INVALID.contains(code)) {
            return new WrongInput(
                    "AWS does not know these credentials" + profile(access) + " (" + code
                            + "); set others, or another --profile",
                    answered);
        }
        if (REFUSED.contains(code)) {
            return new WrongInput(permission(ErrorText.message(answered)), answered);
        }
        if (code.equals("ResourceNotFoundException")) {
            return new CommandFailed(
                    ErrorText.of(answered) + " (" + access.where()
                            + "); was the stack deleted, or is it of another version? lifeline stacks lists those that are there",
                    answered);
        }
        return new CommandFailed(
                ErrorText.of(answered) + " (" + access.where() + "); try again, or see the calls with --debug",
                answered);
    }

    private static String permission(String message) {
        Matcher said = ACTION.matcher(message);
        if (!said.find()) {
            return "no permission: " + message;
        }
        return "no permission for " + said.group(2)
                + Optional.ofNullable(said.group(3)).map(on -> " on " + on).orElse("")
                + "; allow it to "
                + Optional.ofNullable(said.group(1)).orElse("your user or role")
                + ", or use another --profile";
    }

    /** The SDK has only texts for these. */
    private static RuntimeException unanswered(SdkException failure, AwsAccess access, String otherwise) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unable to load region")) {
            return new WrongInput("no AWS region was found; name one with --region or AWS_REGION" + otherwise, failure);
        }
        if (message.contains("expired") || failure.getClass().getSimpleName().equals("ExpiredTokenException")) {
            return expired(failure, access);
        }
        if (message.contains("Unable to load credentials")) {
            return new WrongInput(
                    "no AWS credentials were found; sign in with the AWS CLI or name a --profile" + otherwise, failure);
        }
        if (message.startsWith("Profile file contained no credentials") || message.contains("does not exist in")) {
            return new WrongInput(
                    "profile " + access.profile().orElse("default")
                            + ": the AWS configuration has no credentials for it; name another --profile",
                    failure);
        }
        return new CommandFailed(
                "AWS " + access.where() + " cannot be reached; is the address right, and is the network up? ("
                        + ErrorText.cut(message) + ")",
                failure);
    }

    private static WrongInput expired(SdkException failure, AwsAccess access) {
        return new WrongInput(
                "the AWS credentials" + profile(access) + " have expired; sign in again, as with aws sso login"
                        + access.profile().map(name -> " --profile " + name).orElse(""),
                failure);
    }

    private static String profile(AwsAccess access) {
        return access.profile().map(name -> " of profile " + name).orElse("");
    }

    static String code(AwsServiceException answered) {
        return answered.awsErrorDetails() == null || answered.awsErrorDetails().errorCode() == null
                ? ""
                : answered.awsErrorDetails().errorCode();
    }
}

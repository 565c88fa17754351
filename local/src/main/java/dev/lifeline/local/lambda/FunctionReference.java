package dev.lifeline.local.lambda;

import dev.lifeline.local.router.Arns;
import dev.lifeline.local.router.InvokedFunction;
import dev.lifeline.local.service.ServiceError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function as a request names it: by name, partial or full ARN, each with a qualifier or without. */
final class FunctionReference {
    /** AWS "Lambda API reference", Invoke, FunctionName. */
    private static final Pattern NAME = Pattern.compile("(?<arn>arn:aws[a-zA-Z-]*:lambda:)?"
            + "(?<region>[a-z]{2}(?:-gov)?-[a-z]+-\\d:)?(?<account>\\d{12}:)?(?:function:)?"
            + "(?<name>[a-zA-Z0-9-_]+)(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    private FunctionReference() {}

    static InvokedFunction read(String reference, Optional<String> qualifier) {
        Matcher parts = NAME.matcher(reference);
        if (!parts.matches()) {
            throw new ServiceError(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '" + reference
                            + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                            + NAME.pattern());
        }
        Optional<String> derived = Optional.ofNullable(parts.group("qualifier"));
        if (derived.isPresent() && qualifier.isPresent() && !derived.equals(qualifier)) {
            throw new ServiceError(
                    400,
                    "InvalidParameterValueException",
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        if (isElsewhere(parts, "region", Arns.REGION) || isElsewhere(parts, "account", Arns.ACCOUNT)) {
            throw notFound(reference);
        }
        return new InvokedFunction(parts.group("name"), derived.or(() -> qualifier));
    }

    static ServiceError notFound(String arn) {
        return new ServiceError(404, "ResourceNotFoundException", "Function not found: " + arn);
    }

    private static boolean isElsewhere(Matcher parts, String group, String ours) {
        return Optional.ofNullable(parts.group(group))
                .filter(text -> !text.equals(ours + ":"))
                .isPresent();
    }
}

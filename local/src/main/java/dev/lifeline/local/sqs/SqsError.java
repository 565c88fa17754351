package dev.lifeline.local.sqs;

import dev.lifeline.local.service.ServiceError;

/** The errors of SQS, each with the name that today's protocol gives it, and the one of the query protocol. */
enum SqsError {
    NO_SUCH_QUEUE("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"),
    BAD_HANDLE("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid"),
    NOT_IN_FLIGHT("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight"),
    NO_ENTRIES("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest"),
    TOO_MANY_ENTRIES("TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest"),
    REPEATED_ENTRY("BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct"),
    BAD_ENTRY("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId"),
    BATCH_TOO_LONG("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong"),
    UNKNOWN_ATTRIBUTE("InvalidAttributeName", "InvalidAttributeName"),
    BAD_VALUE("InvalidParameterValueException", "InvalidParameterValue"),
    MISSING("MissingRequiredParameterException", "MissingParameter"),
    UNKNOWN_OPERATION("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation");

    private final String type;
    private final String queryCode;

    SqsError(String type, String queryCode) {
        this.type = type;
        this.queryCode = queryCode;
    }

    ServiceError because(String message) {
        return new ServiceError(400, name(), message);
    }

    static SqsError of(ServiceError error) {
        return valueOf(error.type());
    }

    String type() {
        return "com.amazonaws.sqs#" + type;
    }

    String queryCode() {
        return queryCode;
    }
}

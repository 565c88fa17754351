package dev.lifeline.local.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.service.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An operation on up to ten entries, each of which succeeds or fails for itself. */
@FunctionalInterface
interface BatchOperation {
    int MOST_ENTRIES = 10;
    Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    ObjectNode of(SqsRequest entry);

    static ObjectNode each(SqsRequest request, BatchOperation operation) {
        List<SqsRequest> entries = request.entries("Entries");
        check(entries);
        ArrayNode successful = SqsRequest.object().putArray("Successful");
        ArrayNode failed = SqsRequest.object().putArray("Failed");
        for (SqsRequest entry : entries) {
            String id = entry.text("Id");
            try {
                successful.add(operation.of(entry).put("Id", id));
            } catch (ServiceError error) {
                failed.addObject()
                        .put("Id", id)
                        .put("SenderFault", true)
                        .put("Code", SqsError.of(error).queryCode())
                        .put("Message", error.text());
            }
        }
        ObjectNode answer = SqsRequest.object();
        Map.of("Successful", successful, "Failed", failed).forEach((name, list) -> {
            if (!list.isEmpty()) {
                answer.set(name, list);
            }
        });
        return answer;
    }

    private static void check(List<SqsRequest> entries) {
        List<String> ids = entries.stream().map(entry -> entry.text("Id")).toList();
        if (entries.isEmpty()) {
            throw SqsError.NO_ENTRIES.because("There should be at least one entry in the request.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SqsError.TOO_MANY_ENTRIES.because(
                    "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
        }
        if (ids.stream().distinct().count() < ids.size()) {
            throw SqsError.REPEATED_ENTRY.because("Two or more batch entries in the request have the same Id.");
        }
        if (!ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            throw SqsError.BAD_ENTRY.because(
                    "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");
        }
        int size = entries.stream()
                .flatMap(entry -> entry.find("MessageBody").stream())
                .mapToInt(MessageOperations::size)
                .sum();
        if (size > MessageOperations.LARGEST) {
            throw SqsError.BATCH_TOO_LONG.because("Batch requests cannot be longer than " + MessageOperations.LARGEST
                    + " bytes. You have sent " + size + " bytes.");
        }
    }
}

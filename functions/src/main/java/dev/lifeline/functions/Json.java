package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** How the functions read and write the JSON that Lambda hands them. */
final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(SQSEvent.class, Batch.class)
            .build();

    private Json() {}

    /** SQS writes its one field with a capital. */
    private interface Batch {
        @JsonProperty("Records")
        void setRecords(List<SQSEvent.SQSMessage> records);
    }
}

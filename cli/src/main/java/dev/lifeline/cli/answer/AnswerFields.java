package dev.lifeline.cli.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The fields of an answer. A missing field is unknown, as null is. */
record AnswerFields(JsonNode json) {
    Optional<String> find(String field) {
        JsonNode value = json.path(field);
        return value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    String text(String field) {
        return find(field).orElse("");
    }

    int number(String field) {
        return json.path(field).asInt();
    }

    Optional<Integer> findNumber(String field) {
        return find(field).map(Integer::valueOf);
    }

    Optional<Instant> findInstant(String field) {
        return find(field).map(Instant::parse);
    }

    boolean is(String field) {
        return json.path(field).asBoolean();
    }

    <T> Optional<T> findObject(String field, Function<AnswerFields, T> reader) {
        return Optional.of(json.path(field))
                .filter(JsonNode::isObject)
                .map(AnswerFields::new)
                .map(reader);
    }

    <T> List<T> list(String field, Function<AnswerFields, T> reader) {
        return StreamSupport.stream(json.path(field).spliterator(), false)
                .map(AnswerFields::new)
                .map(reader)
                .toList();
    }
}

package dev.lifeline.controller.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;

/**
 * Writes runs, explanations and records of launches as JSON, and reads them back.
 *
 * <p>A reader ignores fields that it does not know, so that during a deployment the version before can read what the
 * next wrote.
 */
public final class RunCodec {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new CoreModule())
            // A record is its components: questions such as isStopped() are not part of it.
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, null))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public String write(Run run) {
        return text(run);
    }

    /**
     * Reads a run back.
     *
     * @throws IllegalArgumentException when the text is not a run
     */
    public Run readRun(String json) {
        return value(json, Run.class);
    }

    public String write(Explanation explanation) {
        return text(explanation);
    }

    /**
     * Reads an explanation back.
     *
     * @throws IllegalArgumentException when the text is not an explanation
     */
    public Explanation readExplanation(String json) {
        return value(json, Explanation.class);
    }

    public String write(RecordedLaunch launch) {
        return text(launch);
    }

    /**
     * Reads the record of a launch back.
     *
     * @throws IllegalArgumentException when the text is no such record
     */
    public RecordedLaunch readLaunch(String json) {
        return value(json, RecordedLaunch.class);
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot be written: " + value.getClass(), impossible);
        }
    }

    private static <T> T value(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException broken) {
            // The exception's own message may quote the document, and with it environment values.
            throw new IllegalArgumentException("not a " + type.getSimpleName() + " of this format" + where(broken));
        }
    }

    /** Jackson does not always know. */
    private static String where(JsonProcessingException broken) {
        return Optional.ofNullable(broken.getLocation())
                .map(at -> ", at line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse("");
    }
}

package dev.lifeline.local.service;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An answer. One without a body has no content type. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ServiceAnswer(int status, Map<String, String> headers, byte[] body) {

    /** No answer: the connection is closed. */
    public static final ServiceAnswer SILENCE = empty(0);

    boolean isSilence() {
        return status == 0;
    }

    /** An answer without a body. */
    public static ServiceAnswer empty(int status) {
        return new ServiceAnswer(status, Map.of(), new byte[0]);
    }

    public static ServiceAnswer json(int status, String body) {
        return of(status, "application/json", body);
    }

    /**
     * An answer with a body.
     *
     * @param contentType as the protocol of the service names it
     */
    public static ServiceAnswer of(int status, String contentType, String body) {
        return new ServiceAnswer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public ServiceAnswer with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new ServiceAnswer(status, all, body);
    }
}

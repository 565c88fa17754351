package dev.lifeline.controller.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The canonical form of a policy document: JSON with sorted keys and without spaces and defaults, each value in one
 * notation. Documents with the same meaning have the same form.
 *
 * @param json reads back as the same document
 * @param hash SHA-256 of the JSON in UTF-8, as 64 hexadecimal digits in lower case
 */
public record CanonicalPolicy(String json, String hash) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public static CanonicalPolicy of(PolicyDocument document) {
        try {
            Object tree = MAPPER.readValue(PolicyShape.DOCUMENT.text(document), Object.class);
            String json = MAPPER.writeValueAsString(tree);
            return new CanonicalPolicy(json, sha256(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "cannot be written: " + document.policy().name(), impossible);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

package dev.lifeline.aws.direct;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Signs a POST to the root of a service (AWS "Create a signed AWS API request", Signature Version 4). The SDK's own
 * signer signs all that there is for all services, with a hundred classes.
 *
 * @param host with its port, where that is not the scheme's own
 */
record Signature(String service, String region, String host) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String END = "aws4_request";

    /** The given headers, and those that sign them and the body. */
    Map<String, String> sign(Map<String, String> headers, byte[] body, AwsCredentials credentials, Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
        Map<String, String> signed = new TreeMap<>(headers); // in the order that the specification wants
        signed.put("host", host);
        signed.put("x-amz-content-sha256", hash(body));
        signed.put("x-amz-date", time);
        if (credentials instanceof AwsSessionCredentials session) {
            signed.put("x-amz-security-token", session.sessionToken());
        }
        String names = String.join(";", signed.keySet());
        String scope = time.substring(0, 8) + "/" + region + "/" + service + "/" + END;
        String text = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash(request(signed, names));
        byte[] key = key(credentials.secretAccessKey(), time.substring(0, 8));
        signed.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + HexFormat.of().formatHex(mac(key, text)));
        return signed;
    }

    private static byte[] request(Map<String, String> headers, String names) {
        StringBuilder request = new StringBuilder("POST\n/\n\n");
        headers.forEach((name, value) ->
                request.append(name).append(':').append(value.strip()).append('\n'));
        return request.append('\n')
                .append(names)
                .append('\n')
                .append(headers.get("x-amz-content-sha256"))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] key(String secret, String day) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        return mac(mac(mac(mac(key, day), region), service), END);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

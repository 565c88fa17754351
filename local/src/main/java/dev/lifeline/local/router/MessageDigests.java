package dev.lifeline.local.router;

import dev.lifeline.local.router.MessageContent.AttributeValue.BinaryValue;
import dev.lifeline.local.router.MessageContent.AttributeValue.TextValue;
import dev.lifeline.local.router.MessageContent.MessageAttribute;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The MD5 digests that SQS returns and its clients check. */
public final class MessageDigests {
    private static final int TEXT = 1;
    private static final int BINARY = 2;

    private MessageDigests() {}

    public static String ofBody(String body) {
        return md5(body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The digest of attributes (Amazon SQS, "Calculating the MD5 message digest for message attributes").
     *
     * @param attributes in the order of their names
     */
    public static String ofAttributes(Map<String, MessageAttribute> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        attributes.forEach((name, attribute) -> {
            try {
                write(out, name.getBytes(StandardCharsets.UTF_8));
                write(out, attribute.dataType().getBytes(StandardCharsets.UTF_8));
                switch (attribute.value()) {
                    case TextValue value -> {
                        out.writeByte(TEXT);
                        write(out, value.text().getBytes(StandardCharsets.UTF_8));
                    }
                    case BinaryValue value -> {
                        out.writeByte(BINARY);
                        write(out, Base64.getDecoder().decode(value.base64()));
                    }
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return md5(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}

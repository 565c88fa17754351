package dev.lifeline.lifecycle.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every JDK has. */
final class Digest {
    static final Letters HEX = Letters.NONE.and('0', '9').and('a', 'f');

    /** Copied for each digest, because a lookup of the algorithm takes longer. */
    private static final MessageDigest SHA_256 = sha256();

    private Digest() {}

    /** The first hexadecimal digits of a text's digest, an even number of them. */
    static String hex(String text, int digits) {
        try {
            byte[] digest = ((MessageDigest) SHA_256.clone()).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, digits / 2);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("a JDK without SHA-256", impossible);
        }
    }
}

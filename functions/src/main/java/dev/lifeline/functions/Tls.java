package dev.lifeline.functions;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** What the first call over TLS needs, and no call over a loopback port loads. */
final class Tls {
    private static final String HOST = "dynamodb.us-east-1.amazonaws.com";

    private Tls() {}

    /** Reads the certificates that are trusted, and writes a greeting that is sent to nobody. */
    static void load() throws IOException {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine(HOST, 443);
            engine.setUseClientMode(true);
            engine.beginHandshake();
            engine.wrap(
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
            URI.create("https://" + HOST).toURL().openConnection();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no TLS", impossible);
        }
    }
}

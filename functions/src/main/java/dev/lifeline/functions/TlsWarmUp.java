package dev.lifeline.functions;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Loads what the first call over TLS needs, because calls over a loopback port do not load it. */
final class TlsWarmUp {
    private static final String HOST = "dynamodb.us-east-1.amazonaws.com";

    private TlsWarmUp() {}

    /** Reads the trusted certificates, and writes a handshake that is sent nowhere. */
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

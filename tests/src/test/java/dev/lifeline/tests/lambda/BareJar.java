package dev.lifeline.tests.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The bare handler and the idle one as one jar, as people ship theirs: the SDK's modules for DynamoDB with their
 * defaults.
 */
final class BareJar {
    private static final String SDK = ".*/software/amazon/awssdk/(?!(ecs|url-connection-client|dynamodb-enhanced|kms|"
            + "pinpoint|cognito.*|netty-nio-client|apache-client|s3.*|kinesis|cloudwatch|sts|sso.*)/).*[.]jar";
    private static final String OTHERS =
            ".*/(httpclient5|httpcore5|httpcore5-h2|slf4j-api|reactive-streams|eventstream|commons-codec|commons-logging)-[0-9.]+[.]jar";

    private BareJar() {}

    static Path write(Path folder) throws IOException {
        Path bare = folder.resolve("bare.jar");
        Set<String> written = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(bare))) {
            for (Class<?> type : List.of(BareHandler.class, IdleHandler.class)) {
                String handler = type.getName().replace('.', '/') + ".class";
                try (InputStream in = type.getResourceAsStream("/" + handler)) {
                    put(out, handler, in.readAllBytes());
                }
            }
            for (String jar : jars()) {
                try (JarFile file = new JarFile(jar)) {
                    for (JarEntry entry : Collections.list(file.entries())) {
                        boolean content =
                                !entry.isDirectory() && !entry.getName().startsWith("META-INF/M");
                        if (content && written.add(entry.getName())) {
                            put(out, entry.getName(), file.getInputStream(entry).readAllBytes());
                        }
                    }
                }
            }
        }
        return bare;
    }

    private static List<String> jars() {
        return new ArrayList<>(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> jar.matches(SDK) || jar.matches(OTHERS))
                .toList());
    }

    private static void put(OutputStream out, String name, byte[] content) throws IOException {
        JarOutputStream jar = (JarOutputStream) out;
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}

package dev.lifeline.tests.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Lifeline with one changed source file, compiled in memory and loaded beside the real one. */
final class PatchedCode extends ClassLoader {
    private static final String OURS = "dev.lifeline.";

    private final Map<String, ByteArrayOutputStream> classes;

    private PatchedCode(Map<String, ByteArrayOutputStream> classes) {
        super(PatchedCode.class.getClassLoader());
        this.classes = classes;
    }

    static PatchedCode of(CodeChange change) throws IOException {
        return new PatchedCode(compiled(change.file(), change.made()));
    }

    private static Map<String, ByteArrayOutputStream> compiled(String file, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                CompiledClasses memory = new CompiledClasses(files)) {
            boolean right = compiler.getTask(
                            complaints,
                            memory,
                            null,
                            List.of("-proc:none", "-nowarn", "-parameters"),
                            null,
                            List.of(new PatchedSource(file, source)))
                    .call();
            if (!right) {
                throw new IllegalArgumentException("the changed " + file + " cannot be compiled: " + complaints);
            }
            return memory.classes;
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? own(name) : loaded;
        }
    }

    private Class<?> own(String name) throws ClassNotFoundException {
        byte[] bytes = classes.containsKey(name) ? classes.get(name).toByteArray() : unchanged(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] unchanged(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class PatchedSource extends SimpleJavaFileObject {
        private final String text;

        private PatchedSource(String file, String text) {
            super(URI.create("string:///" + file.substring(file.indexOf("dev/"))), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class CompiledClasses extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        private CompiledClasses(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) throws IOException {
            if (location != StandardLocation.CLASS_OUTPUT) {
                return super.getJavaFileForOutput(location, name, kind, sibling);
            }
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                }
            };
        }
    }
}

package dev.lifeline.tests;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The compiled code of the modules. */
final class ClassFiles {
    private static final List<String> MODULES = List.of(
            "shared/lifecycle",
            "shared/controller",
            "shared/aws",
            "explain",
            "whatif",
            "console",
            "functions",
            "ecs-simulator",
            "local",
            "cli",
            "tests");

    private ClassFiles() {}

    /** What is shipped or run, without tests. */
    static List<ClassModel> ofMain() throws IOException {
        return in("target/classes");
    }

    /** The tests included. */
    static List<ClassModel> ofAll() throws IOException {
        return Stream.of(in("target/classes"), in("target/test-classes"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ClassModel> in(String folder) throws IOException {
        List<ClassModel> read = new ArrayList<>();
        for (String module : MODULES) {
            Path classes = Repository.ROOT.resolve(module).resolve(folder);
            if (Files.isDirectory(classes)) {
                try (Stream<Path> files = Files.walk(classes)) {
                    for (Path file : files.filter(ClassFiles::isClass).toList()) {
                        read.add(ClassFile.of().parse(file));
                    }
                }
            }
        }
        return read;
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !name.equals("package-info.class");
    }
}

package dev.lifeline.tests;

import static java.lang.classfile.ClassFile.ACC_BRIDGE;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compiled code of all modules but this one, and who calls whom in it. */
final class MainCode {
    /** Libraries that create objects, or call methods, by their annotations. */
    private static final String PICOCLI = "Lpicocli/";

    private final Map<String, ClassModel> classes;
    private final Set<String> handlers;

    private MainCode(Map<String, ClassModel> classes, Set<String> handlers) {
        this.classes = classes;
        this.handlers = handlers;
    }

    /** @param handlers the names of the classes that Lambda makes */
    static MainCode read(Set<String> handlers) throws IOException {
        Map<String, ClassModel> classes = new LinkedHashMap<>();
        ClassFiles.ofMain().forEach(read -> classes.put(read.thisClass().asInternalName(), read));
        return new MainCode(classes, handlers);
    }

    /** The names of all types, as {@code dev/lifeline/Type}. */
    Set<String> types() {
        return Set.copyOf(classes.keySet());
    }

    /** Types, constructors and methods without a needed caller. */
    Set<String> unused() {
        Set<String> unused = new HashSet<>();
        int before;
        do {
            before = unused.size();
            unused.addAll(unused(unused));
        } while (unused.size() > before);
        return unused;
    }

    /** The same, if what is known to be unused needs nothing. */
    private Set<String> unused(Set<String> known) {
        Set<String> used = new HashSet<>();
        classes.values().forEach(type -> {
            if (!known.contains(name(type))) {
                ClassReferences references = new ClassReferences(type);
                used.addAll(references.ofType());
                type.methods().stream()
                        .filter(method -> !known.contains(name(type, method)))
                        .forEach(method -> used.addAll(references.of(method)));
            }
        });
        Set<String> declared = new HashSet<>();
        used.stream().flatMap(reference -> declarations(reference).stream()).forEach(declared::add);
        return classes.values().stream()
                .flatMap(type -> Stream.concat(
                                Stream.of(type).filter(any -> !isEntry(any)).map(MainCode::name),
                                type.methods().stream()
                                        .filter(method -> mustBeCalled(type, method))
                                        .map(method -> name(type, method)))
                        .filter(name -> !declared.contains(name)))
                .collect(Collectors.toSet());
    }

    /** The possible targets of a reference: the member of that class, or of one that it inherits from. */
    private Collection<String> declarations(String reference) {
        int member = reference.indexOf('#');
        if (member < 0) {
            return List.of(reference);
        }
        List<String> all = new ArrayList<>();
        all.add(reference);
        supertypes(reference.substring(0, member)).forEach(type -> all.add(type + reference.substring(member)));
        return all;
    }

    private Set<String> supertypes(String type) {
        Set<String> all = new HashSet<>();
        ClassModel model = classes.get(type);
        if (model != null) {
            Stream.concat(model.superclass().stream(), model.interfaces().stream())
                    .map(entry -> entry.asInternalName())
                    .forEach(parent -> {
                        all.add(parent);
                        all.addAll(supertypes(parent));
                    });
        }
        return all;
    }

    private boolean isEntry(ClassModel type) {
        return handlers.contains(type.thisClass().asInternalName().replace('/', '.')) || hasMain(type);
    }

    private static boolean hasMain(ClassModel type) {
        return type.methods().stream().anyMatch(MainCode::isMain);
    }

    private static boolean isMain(MethodModel method) {
        return method.methodName().equalsString("main");
    }

    private boolean mustBeCalled(ClassModel type, MethodModel method) {
        String name = method.methodName().stringValue();
        boolean generated = (method.flags().flagsMask() & (ACC_PRIVATE | ACC_SYNTHETIC | ACC_BRIDGE)) != 0
                || name.equals("<clinit>")
                || isAccessor(type, method)
                || isOfEnum(type, name);
        boolean entry = isMain(method)
                || isAnnotated(method)
                || (name.equals("<init>") && (isEntry(type) || isAnnotated(type)));
        return !generated && !entry && !overrides(type, method);
    }

    private static boolean isAccessor(ClassModel type, MethodModel method) {
        return method.methodTypeSymbol().parameterCount() == 0
                && type.findAttribute(Attributes.record()).stream()
                        .flatMap(record -> record.components().stream())
                        .map(RecordComponentInfo::name)
                        .anyMatch(component -> component.equals(method.methodName()));
    }

    private static boolean isOfEnum(ClassModel type, String method) {
        return type.flags().has(AccessFlag.ENUM)
                && Set.of("values", "valueOf", "<init>").contains(method);
    }

    private static boolean isAnnotated(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(annotations -> annotations.annotations().stream())
                .anyMatch(annotation -> annotation.className().stringValue().startsWith(PICOCLI));
    }

    /** A call to the supertype's method may reach this one. */
    private boolean overrides(ClassModel type, MethodModel method) {
        try {
            Class<?> loaded = Class.forName(
                    type.thisClass().asInternalName().replace('/', '.'), false, MainCode.class.getClassLoader());
            return parents(loaded)
                    .flatMap(parent -> Arrays.stream(parent.getDeclaredMethods()))
                    .anyMatch(
                            above -> above.getName().equals(method.methodName().stringValue())
                                    && descriptor(above).equals(parameters(method)));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Stream<Class<?>> parents(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(parent -> Stream.concat(Stream.of(parent), parents(parent)));
    }

    private static List<String> descriptor(Executable method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::descriptorString)
                .toList();
    }

    private static List<String> parameters(MethodModel method) {
        return method.methodTypeSymbol().parameterList().stream()
                .map(parameter -> parameter.descriptorString())
                .toList();
    }

    private static String name(ClassModel type) {
        return type.thisClass().asInternalName();
    }

    private static String name(ClassModel type, MethodModel method) {
        return ClassReferences.name(
                name(type),
                method.methodName().stringValue(),
                method.methodType().stringValue());
    }
}

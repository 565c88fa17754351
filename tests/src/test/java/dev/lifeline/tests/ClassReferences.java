package dev.lifeline.tests;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a class refers to: types by their names, as {@code dev/lifeline/Type}, and members as
 * {@code dev/lifeline/Type#name(descriptor)}. References to itself do not count.
 */
final class ClassReferences {
    private final String self;
    private final ClassModel type;
    private final Set<String> found = new HashSet<>();

    ClassReferences(ClassModel type) {
        this.type = type;
        this.self = type.thisClass().asInternalName();
    }

    static String name(String owner, String member, String descriptor) {
        return owner + "#" + member + descriptor;
    }

    /** What its declaration says. */
    Set<String> ofType() {
        found.clear();
        type.superclass().ifPresent(this::add);
        type.interfaces().forEach(this::add);
        type.fields().forEach(field -> {
            add(field.fieldTypeSymbol());
            addAnnotations(field);
        });
        type.findAttribute(Attributes.record())
                .ifPresent(record -> record.components().forEach(component -> add(component.descriptorSymbol())));
        addAnnotations(type);
        return Set.copyOf(found);
    }

    /** What a method says and does; that it calls itself does not count. */
    Set<String> of(MethodModel method) {
        found.clear();
        add(method.methodTypeSymbol());
        addAnnotations(method);
        method.findAttribute(Attributes.exceptions())
                .ifPresent(exceptions -> exceptions.exceptions().forEach(this::add));
        method.code().ifPresent(code -> {
            code.forEach(this::add);
            code.exceptionHandlers().forEach(this::add);
        });
        found.remove(name(
                self, method.methodName().stringValue(), method.methodType().stringValue()));
        return Set.copyOf(found);
    }

    private void add(CodeElement element) {
        switch (element) {
            case InvokeInstruction call -> {
                add(call.owner());
                add(call.typeSymbol());
                found.add(name(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()));
            }
            case InvokeDynamicInstruction call -> {
                add(call.typeSymbol());
                call.bootstrapArgs().forEach(this::add);
            }
            case FieldInstruction field -> {
                add(field.owner());
                add(field.typeSymbol());
            }
            case NewObjectInstruction made -> add(made.className());
            case NewReferenceArrayInstruction made -> add(made.componentType());
            case TypeCheckInstruction check -> add(check.type());
            case ConstantInstruction constant -> add(constant.constantValue());
            case ExceptionCatch handler -> handler.catchType().ifPresent(this::add);
            default -> {}
        }
    }

    private void add(ConstantDesc constant) {
        switch (constant) {
            case ClassDesc mentioned -> add(mentioned);
            case MethodTypeDesc mentioned -> add(mentioned);
            case DirectMethodHandleDesc handle -> {
                add(handle.owner());
                found.add(name(internal(handle.owner()), handle.methodName(), handle.lookupDescriptor()));
            }
            default -> {}
        }
    }

    private void add(MethodTypeDesc method) {
        add(method.returnType());
        method.parameterList().forEach(this::add);
    }

    private void add(ClassDesc mentioned) {
        ClassDesc element = mentioned.isArray() ? mentioned.componentType() : mentioned;
        if (element.isClassOrInterface() && !internal(element).equals(self)) {
            found.add(internal(element));
        }
    }

    private void add(ClassEntry entry) {
        add(entry.asSymbol());
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private void addAnnotations(AttributedElement element) {
        element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(annotations -> annotations.annotations().stream())
                .forEach(this::add);
    }

    private void add(Annotation annotation) {
        add(annotation.classSymbol());
        annotation.elements().stream().flatMap(given -> values(given.value())).forEach(this::add);
    }

    private static Stream<ClassDesc> values(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfClass type -> Stream.of(type.classSymbol());
            case AnnotationValue.OfArray array -> array.values().stream().flatMap(ClassReferences::values);
            default -> Stream.of();
        };
    }
}

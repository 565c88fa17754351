package dev.lifeline.aws.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;

/** A shape of the SDK's model, field by field. Paths have no indexes of lists. */
final class SdkModel {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkModel() {}

    /** Visits every field, including those of nested shapes. */
    static void forEach(SdkPojo shape, BiConsumer<String, SdkField<?>> visitor) {
        forEach(shape, "", visitor);
    }

    private static void forEach(SdkPojo shape, String path, BiConsumer<String, SdkField<?>> visitor) {
        for (SdkField<?> field : shape.sdkFields()) {
            visitor.accept(path + field.locationName(), field);
            nested(field).ifPresent(below -> forEach(below, path + field.locationName() + ".", visitor));
        }
    }

    private static Optional<SdkPojo> nested(SdkField<?> field) {
        return Optional.ofNullable(field.getTrait(ListTrait.class))
                .<SdkField<?>>map(ListTrait::memberFieldInfo)
                .or(() -> Optional.of(field))
                .flatMap(shape -> Optional.ofNullable(shape.constructor()))
                .map(constructor -> constructor.get());
    }

    /** A request with every field of the shape set; lists have two elements. */
    static ObjectNode everything(SdkPojo shape, Function<String, Optional<String>> words) {
        return object(shape, "", 0, words);
    }

    private static ObjectNode object(SdkPojo shape, String path, int index, Function<String, Optional<String>> words) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : shape.sdkFields()) {
            object.set(field.locationName(), value(field, path + field.locationName(), index, words));
        }
        return object;
    }

    private static JsonNode value(SdkField<?> field, String path, int index, Function<String, Optional<String>> words) {
        ListTrait list = field.getTrait(ListTrait.class);
        if (list != null) {
            ArrayNode elements = NODES.arrayNode();
            List.of(1, 2).forEach(each -> elements.add(value(list.memberFieldInfo(), path, each, words)));
            return elements;
        }
        if (field.constructor() != null) {
            return object(field.constructor().get(), path + ".", index, words);
        }
        if (MarshallingType.INTEGER.equals(field.marshallingType())) {
            return NODES.numberNode(path.length() + index);
        }
        if (MarshallingType.BOOLEAN.equals(field.marshallingType())) {
            return NODES.booleanNode(true);
        }
        return NODES.textNode(words.apply(path).orElse(path + "-" + index));
    }

    /** The set fields of a request, as ECS gets them. */
    static ObjectNode written(SdkPojo request) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                object.set(field.locationName(), written(value));
            }
        }
        return object;
    }

    private static JsonNode written(Object value) {
        return switch (value) {
            case SdkPojo shape -> written(shape);
            case List<?> list -> {
                ArrayNode elements = NODES.arrayNode();
                list.forEach(element -> elements.add(written(element)));
                yield elements;
            }
            case Integer number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            default -> NODES.textNode(value.toString());
        };
    }
}

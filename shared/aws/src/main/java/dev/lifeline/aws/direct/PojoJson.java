package dev.lifeline.aws.direct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lifeline.controller.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The SDK's requests and answers as JSON, by what they tell of their fields. Binary values are not supported. */
final class PojoJson {
    private PojoJson() {}

    static ObjectNode write(SdkPojo pojo) {
        ObjectNode object = JsonTree.object();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            boolean isSet = value != null
                    && !(value instanceof SdkAutoConstructList)
                    && !(value instanceof SdkAutoConstructMap);
            if (isSet) {
                object.set(field.locationName(), node(value));
            }
        }
        return object;
    }

    private static JsonNode node(Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof SdkPojo pojo) {
            return write(pojo);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JsonTree.object();
            map.forEach((key, element) -> object.set((String) key, node(element)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JsonTree.array();
            list.forEach(element -> array.add(node(element)));
            return array;
        }
        if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        if (value instanceof Integer number) {
            return IntNode.valueOf(number);
        }
        throw new UnsupportedOperationException("a value of " + value.getClass());
    }

    /** Fills what the JSON has; what nobody knows in it is ignored. */
    static void read(JsonNode json, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode node = json.path(field.locationName());
            if (!node.isMissingNode() && !node.isNull()) {
                field.set(builder, value(field, node));
            }
        }
    }

    private static Object value(SdkField<?> field, JsonNode node) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> node.asText();
            case BOOLEAN -> node.asBoolean();
            case INTEGER -> node.intValue();
            case LONG -> node.longValue();
            case DOUBLE -> node.doubleValue();
            case SDK_POJO -> pojo(field, node);
            case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo(), node);
            case MAP -> map(field.getTrait(MapTrait.class).valueFieldInfo(), node);
            case NULL, FLOAT, BIG_DECIMAL, INSTANT, SDK_BYTES, SHORT, BYTE, DOCUMENT ->
                throw new UnsupportedOperationException("a value of " + field.marshallingType());
        };
    }

    private static Object pojo(SdkField<?> field, JsonNode node) {
        SdkPojo builder = field.constructor().get();
        read(node, builder);
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static List<Object> list(SdkField<?> member, JsonNode node) {
        List<Object> list = new ArrayList<>();
        node.forEach(element -> list.add(value(member, element)));
        return list;
    }

    private static Map<String, Object> map(SdkField<?> member, JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(member, entry.getValue())));
        return map;
    }
}

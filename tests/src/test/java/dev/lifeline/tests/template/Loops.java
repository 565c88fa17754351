package dev.lifeline.tests.template;

import static dev.lifeline.tests.template.Deployed.list;
import static dev.lifeline.tests.template.Deployed.map;
import static dev.lifeline.tests.template.Deployed.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Unrolls {@code Fn::ForEach} and looks up {@code Fn::FindInMap}, as the transform AWS::LanguageExtensions does.
 *
 * @param adoptTasks the value of the parameter AdoptTasks, the only one that a lookup depends on
 */
record Loops(Map<String, Object> mappings, String adoptTasks) {
    private static final String LOOP = "Fn::ForEach::";

    Object unrolled(Object value) {
        return switch (value) {
            case Map<?, ?> map when map.containsKey("Fn::FindInMap") -> found(list(map.get("Fn::FindInMap")));
            case Map<?, ?> map when map.get("Ref") instanceof Map<?, ?> name -> "${" + name.get("Fn::Sub") + "}";
            case Map<?, ?> map -> unrolled(Deployed.map(map));
            case List<?> items -> items.stream().map(this::unrolled).toList();
            default -> value;
        };
    }

    private Map<String, Object> unrolled(Map<String, Object> map) {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key.startsWith(LOOP)) {
                all.putAll(loop(list(value)));
            } else {
                all.put(key, unrolled(value));
            }
        });
        return all;
    }

    private Map<String, Object> loop(List<Object> loop) {
        String variable = "${" + text(loop.get(0)) + "}";
        Map<String, Object> all = new LinkedHashMap<>();
        for (Object name : list(unrolled(loop.get(1)))) {
            all.putAll(map(unrolled(named(loop.get(2), variable, text(name)))));
        }
        return all;
    }

    private static Object named(Object value, String variable, String name) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> named = new LinkedHashMap<>();
                Deployed.map(map)
                        .forEach((key, child) -> named.put(key.replace(variable, name), named(child, variable, name)));
                yield named;
            }
            case List<?> items ->
                items.stream().map(item -> named(item, variable, name)).toList();
            case String text -> text.replace(variable, name);
            default -> value;
        };
    }

    private Object found(List<Object> path) {
        Map<String, Object> rows = map(mappings.get(text(path.get(0))));
        String row = text(path.get(1)).replace("${AdoptTasks}", adoptTasks);
        String column = text(path.get(2));
        return rows.containsKey(row) && map(rows.get(row)).containsKey(column)
                ? Objects.requireNonNull(map(rows.get(row)).get(column))
                : Objects.requireNonNull(map(path.get(3)).get("DefaultValue"));
    }
}

package dev.lifeline.controller.request;

import dev.lifeline.controller.json.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests that differ from a small one in one field. */
abstract class RunRequestScene {
    static final String SECRET = "s3cr3t-value";

    static ReadRequest parse(String json) {
        return new RunRequestParser().parse(json);
    }

    static List<String> problems(String json) {
        return switch (parse(json)) {
            case ReadRequest.Sound sound -> List.of();
            case ReadRequest.Flawed flawed ->
                flawed.problems().stream().map(Problem::toString).toList();
        };
    }

    /** A valid request, except for what is added. */
    static String with(String fields) {
        return "{\"cluster\": \"prod\", \"taskDefinition\": \"etl\", " + fields + "}";
    }

    static String override(String fields) {
        return with("\"overrides\": {\"containerOverrides\": [{\"name\": \"app\", " + fields + "}]}");
    }

    static String awsvpc(String fields) {
        return with("\"networkConfiguration\": {\"awsvpcConfiguration\": {" + fields + "}}");
    }

    static String list(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(number -> each.replace("#", Integer.toString(number)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    record Bad(String what, String json, List<String> problems) {
        Bad(String what, String json, String... problems) {
            this(what, json, List.of(problems));
        }
    }

    static Stream<Bad> fields() {
        return Stream.of(
                new Bad("nothing of what is needed", "{}", "cluster: missing", "taskDefinition: missing"),
                new Bad(
                        "blank",
                        "{\"cluster\": \" \", \"taskDefinition\": \"\"}",
                        "cluster: empty",
                        "taskDefinition: empty"),
                new Bad(
                        "wrong types",
                        "{\"cluster\": 7, \"taskDefinition\": [\"etl\"], \"name\": {}, \"policy\": true}",
                        "name: a text is expected, not an object",
                        "policy: a text is expected, not true or false",
                        "cluster: a text is expected, not a number",
                        "taskDefinition: a text is expected, not a list"),
                new Bad("a name with a space", with("\"name\": \"a b\""), NAME),
                new Bad("a name that is too long", with("\"name\": \"" + "x".repeat(257) + "\""), NAME),
                new Bad("an empty name", with("\"name\": \"\""), NAME),
                new Bad(
                        "a task of a service",
                        with("\"group\": \"service:web\""),
                        "group: service: is reserved for services, whose scheduler owns their tasks"),
                new Bad(
                        "tags of a service",
                        with("\"propagateTags\": \"SERVICE\""),
                        "propagateTags: SERVICE is for services alone, and RunTask refuses it; TASK_DEFINITION or NONE is"
                                + " expected"),
                new Bad(
                        "tags of nobody",
                        with("\"propagateTags\": \"TASK\""),
                        "propagateTags: unknown word; known are TASK_DEFINITION, NONE"),
                new Bad(
                        "several tasks",
                        with("\"count\": 2"),
                        "count: only 1 is allowed: a run is one task; launch as many runs as you need tasks"),
                new Bad(
                        "no task",
                        with("\"count\": 0"),
                        "count: only 1 is allowed: a run is one task; launch as many runs as you need tasks"),
                new Bad(
                        "a reference that is too long",
                        with("\"referenceId\": \"" + "x".repeat(1025) + "\""),
                        "referenceId: at most 1024 characters are allowed"),
                new Bad(
                        "a flag in words",
                        with("\"enableExecuteCommand\": \"yes\""),
                        "enableExecuteCommand: true or false is expected, not a text"));
    }

    static final String NAME = "name: 1 to 256 visible ASCII characters without spaces are expected";
    static final String LAUNCH_TYPE = "launchType: EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES is expected";

    static final String ONE_OF_THEM =
            "launchType: cannot be given together with capacityProviderStrategy: ECS takes one of them";

    static Stream<Bad> compute() {
        return Stream.of(
                new Bad("an unknown launch type", with("\"launchType\": \"FARGATE_SPOT\""), LAUNCH_TYPE),
                new Bad(
                        "a launch type and a strategy",
                        with("\"launchType\": \"EC2\", \"capacityProviderStrategy\": [{\"capacityProvider\": \"x\"}]"),
                        ONE_OF_THEM),
                new Bad(
                        "a launch type that is wrong, and a strategy",
                        with("\"launchType\": \"X\", \"capacityProviderStrategy\": [{\"capacityProvider\": \"x\"}]"),
                        LAUNCH_TYPE),
                new Bad(
                        "a strategy of names",
                        with("\"capacityProviderStrategy\": [\"FARGATE\"]"),
                        "capacityProviderStrategy[0]: an object is expected, not a text"),
                new Bad(
                        "numbers that are none",
                        with("\"capacityProviderStrategy\": [{\"capacityProvider\": \"x\", \"base\": \"1\","
                                + " \"weight\": 1.5}]"),
                        "capacityProviderStrategy[0].base: a whole number is expected, not a text",
                        "capacityProviderStrategy[0].weight: a whole number is expected"),
                new Bad(
                        "a number beyond all bounds",
                        override("\"memory\": 3000000000"),
                        "overrides.containerOverrides[0].memory: a whole number of at most 32 bits is expected"));
    }
}

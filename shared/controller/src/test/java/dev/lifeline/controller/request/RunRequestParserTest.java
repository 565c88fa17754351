package dev.lifeline.controller.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RunRequestParserTest {
    private static final String SECRET = "s3cr3t-value";

    private static final String EVERYTHING = """
            {
              "name": "nightly-2026",
              "rerun": true,
              "policy": "always",
              "cluster": "prod",
              "taskDefinition": "etl",
              "capacityProviderStrategy": [
                {"capacityProvider": "FARGATE_SPOT", "base": 1, "weight": 4},
                {"capacityProvider": "FARGATE"}
              ],
              "networkConfiguration": {"awsvpcConfiguration": {
                "subnets": ["subnet-1", "subnet-2"], "securityGroups": ["sg-1"], "assignPublicIp": "ENABLED"}},
              "overrides": {
                "cpu": "512", "memory": "1024", "taskRoleArn": "arn:role/task", "executionRoleArn": "arn:role/execution",
                "ephemeralStorage": {"sizeInGiB": 30},
                "containerOverrides": [{
                  "name": "app", "command": ["run", "--all"],
                  "environment": [{"name": "PASSWORD", "value": "s3cr3t-value"}, {"name": "EMPTY", "value": ""}],
                  "cpu": 256, "memory": 512, "memoryReservation": 128}]},
              "group": "family:etl",
              "platformVersion": "1.4.0",
              "propagateTags": "TASK_DEFINITION",
              "enableExecuteCommand": true,
              "enableECSManagedTags": true,
              "tags": [{"key": "team", "value": "data"}, {"key": "bare"}]
            }
            """;

    private static ReadRequest parse(String json) {
        return new RunRequestParser().parse(json);
    }

    private static List<String> problems(String json) {
        return switch (parse(json)) {
            case ReadRequest.Sound sound -> List.of();
            case ReadRequest.Flawed flawed ->
                flawed.problems().stream().map(Problem::toString).toList();
        };
    }

    private static RunRequest valid(String json) {
        assertThat(problems(json)).isEmpty();
        return ((ReadRequest.Sound) parse(json)).request();
    }

    /** A valid request, except for what is added. */
    private static String with(String fields) {
        return "{\"cluster\": \"prod\", \"taskDefinition\": \"etl\", " + fields + "}";
    }

    private static String override(String fields) {
        return with("\"overrides\": {\"containerOverrides\": [{\"name\": \"app\", " + fields + "}]}");
    }

    private static String awsvpc(String fields) {
        return with("\"networkConfiguration\": {\"awsvpcConfiguration\": {" + fields + "}}");
    }

    private static String list(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(number -> each.replace("#", Integer.toString(number)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void everything_that_can_be_asked_for_is_read() {
        assertThat(valid(EVERYTHING))
                .isEqualTo(new RunRequest(
                        Optional.of(new RunId("nightly-2026")),
                        RunRequest.OnRepeatedName.RERUN,
                        "always",
                        new LaunchRequest(
                                "prod",
                                "etl",
                                new Essentials.EssentialsUnknown(),
                                Optional.empty(),
                                new Compute.OnProviders(List.of(
                                        new Compute.StrategyItem("FARGATE_SPOT", 1, 4),
                                        new Compute.StrategyItem("FARGATE", 0, 1))),
                                Optional.of(new Network(List.of("subnet-1", "subnet-2"), List.of("sg-1"), true)),
                                new Overrides(
                                        Optional.of("512"),
                                        Optional.of("1024"),
                                        Optional.of("arn:role/task"),
                                        Optional.of("arn:role/execution"),
                                        Optional.of(30),
                                        List.of(),
                                        List.of(new ContainerOverride(
                                                "app",
                                                List.of("run", "--all"),
                                                Map.of("PASSWORD", new Secret(SECRET), "EMPTY", new Secret("")),
                                                List.of(),
                                                Optional.of(256),
                                                Optional.of(512),
                                                Optional.of(128),
                                                List.of()))),
                                new Options(
                                        Optional.of("family:etl"),
                                        Optional.of("1.4.0"),
                                        Optional.empty(),
                                        true,
                                        new Tagging(
                                                Optional.of(TagSource.TASK_DEFINITION),
                                                true,
                                                Map.of("team", "data", "bare", "")),
                                        PlacementRules.NONE,
                                        List.of()))));
    }

    @Test
    void a_cluster_and_a_task_definition_are_enough() {
        assertThat(valid("{\"cluster\": \"prod\", \"taskDefinition\": \"etl:7\"}"))
                .isEqualTo(new RunRequest(
                        Optional.empty(),
                        RunRequest.OnRepeatedName.SAME_RUN,
                        "default",
                        new LaunchRequest(
                                "prod",
                                "etl:7",
                                new Essentials.EssentialsUnknown(),
                                Optional.empty(),
                                new Compute.ClusterDefault(),
                                Optional.empty(),
                                Overrides.NONE,
                                Options.DEFAULT)));
    }

    @Test
    void null_means_left_out() {
        assertThat(valid(with("\"name\": null, \"policy\": null, \"overrides\": null, \"tags\": null"))
                        .policy())
                .isEqualTo("default");
    }

    @Test
    void a_launch_type_is_read_in_any_case() {
        assertThat(valid(with("\"launchType\": \"fargate\"")).launch().compute())
                .isEqualTo(new Compute.OnLaunchType(LaunchType.KnownLaunchType.FARGATE));
    }

    @Test
    void a_read_request_shows_no_secret() {
        assertThat(valid(EVERYTHING).toString()).contains("PASSWORD").doesNotContain(SECRET);
    }

    private record Bad(String what, String json, List<String> problems) {
        Bad(String what, String json, String... problems) {
            this(what, json, List.of(problems));
        }
    }

    private static final String NOT_JSON = "cannot be read: line 1, column %d: not JSON, or a duplicated field";

    private static Stream<Bad> unreadable() {
        return Stream.of(
                new Bad("no JSON", "cluster: prod", NOT_JSON.formatted(1)),
                new Bad("half of a JSON", "{\"cluster\": \"prod\"", NOT_JSON.formatted(19)),
                new Bad("nothing", "", "a JSON object is expected"),
                new Bad("null", "null", "a JSON object is expected"),
                new Bad("a list", "[]", "a JSON object is expected"),
                new Bad("a text", "\"" + SECRET + "\"", "a JSON object is expected"),
                new Bad("a field twice", "{\"cluster\": \"prod\", \"cluster\": \"dev\"}", NOT_JSON.formatted(21)),
                new Bad("a nested field twice", override("\"cpu\": 1, \"cpu\": 2"), NOT_JSON.formatted(109)),
                new Bad("a second request behind the first", with("\"name\": \"a\"") + "{}", NOT_JSON.formatted(58)));
    }

    private static Stream<Bad> fields() {
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

    private static final String NAME = "name: 1 to 256 visible ASCII characters without spaces are expected";
    private static final String LAUNCH_TYPE = "launchType: EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES is expected";
    private static final String ONE_OF_THEM =
            "launchType: cannot be given together with capacityProviderStrategy: ECS takes one of them";

    private static Stream<Bad> compute() {
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

    private static Stream<Bad> network() {
        return Stream.of(
                new Bad(
                        "a network of nothing",
                        with("\"networkConfiguration\": {}"),
                        "networkConfiguration.awsvpcConfiguration: missing; it is the only kind"),
                new Bad(
                        "no subnet",
                        awsvpc("\"subnets\": []"),
                        "networkConfiguration.awsvpcConfiguration.subnets: at least one is expected"),
                new Bad(
                        "a subnet that is null",
                        awsvpc("\"subnets\": [\"subnet-1\", null]"),
                        "networkConfiguration.awsvpcConfiguration.subnets[1]: a text is expected, not nothing"),
                new Bad(
                        "a public address in other words",
                        awsvpc("\"subnets\": [\"subnet-1\"], \"assignPublicIp\": \"TRUE\""),
                        "networkConfiguration.awsvpcConfiguration.assignPublicIp: unknown word; known are DISABLED, ENABLED"));
    }

    private static Stream<Bad> limits() {
        return Stream.of(
                new Bad(
                        "17 subnets",
                        awsvpc("\"subnets\": " + list(17, "\"subnet-#\"")),
                        "networkConfiguration.awsvpcConfiguration.subnets: at most 16 are allowed, not 17"),
                new Bad(
                        "6 security groups",
                        awsvpc("\"subnets\": [\"a\"], \"securityGroups\": " + list(6, "\"sg-#\"")),
                        "networkConfiguration.awsvpcConfiguration.securityGroups: at most 5 are allowed, not 6"),
                new Bad(
                        "21 capacity providers",
                        with("\"capacityProviderStrategy\": " + list(21, "{\"capacityProvider\": \"p#\"}")),
                        "capacityProviderStrategy: at most 20 are allowed, not 21"),
                new Bad(
                        "51 tags",
                        with("\"tags\": " + list(51, "{\"key\": \"k#\"}")),
                        "tags: at most 50 are allowed, not 51"));
    }

    private static Stream<Bad> placement() {
        return Stream.of(
                new Bad(
                        "11 constraints",
                        with("\"placementConstraints\": "
                                + list(11, "{\"type\": \"memberOf\", \"expression\": \"e#\"}")),
                        "placementConstraints: at most 10 are allowed, not 11"),
                new Bad(
                        "6 strategies",
                        with("\"placementStrategy\": " + list(6, "{\"type\": \"random\"}")),
                        "placementStrategy: at most 5 are allowed, not 6"),
                new Bad(
                        "kinds that ECS does not have",
                        with("\"placementConstraints\": [{\"type\": \"MEMBEROF\"}, {}],"
                                + " \"placementStrategy\": [{\"type\": 1}]"),
                        "placementConstraints[0].type: unknown word; did you mean memberOf?",
                        "placementConstraints[1].type: missing; write one of distinctInstance, memberOf",
                        "placementStrategy[0].type: a text is expected, not a number"),
                new Bad(
                        "expressions where they do not belong",
                        with("\"placementConstraints\": [{\"type\": \"memberOf\"},"
                                + " {\"type\": \"distinctInstance\", \"expression\": \"e\"}]"),
                        "placementConstraints[0].expression: missing; memberOf needs one in the cluster query language",
                        "placementConstraints[1].expression: distinctInstance takes none; leave it out, or use memberOf"));
    }

    private static Stream<Bad> volumes() {
        String at = "volumeConfigurations[0].managedEBSVolume";
        return Stream.of(
                new Bad(
                        "a volume of nothing",
                        with("\"volumeConfigurations\": [{\"managedEBSVolume\": {}}]"),
                        "volumeConfigurations[0].name: missing",
                        at + ": sizeInGiB or snapshotId is expected: an EBS volume has one of them at least",
                        at + ".roleArn: missing"),
                new Bad(
                        "words that ECS does not have",
                        volume("\"filesystemType\": \"fat\", \"terminationPolicy\": {}, \"tagSpecifications\":"
                                + " [{\"resourceType\": \"task\", \"propagateTags\": \"SERVICE\"}, {}]"),
                        at + ".terminationPolicy.deleteOnTermination: missing; true or false is expected",
                        at + ".filesystemType: unknown word; known are ext3, ext4, xfs, ntfs",
                        at + ".tagSpecifications[0].resourceType: unknown word; known are volume",
                        at
                                + ".tagSpecifications[0].propagateTags: SERVICE is for services alone, and RunTask refuses it;"
                                + " TASK_DEFINITION or NONE is expected",
                        at + ".tagSpecifications[1].resourceType: missing; write volume"));
    }

    private static String volume(String fields) {
        return with("\"volumeConfigurations\": [{\"name\": \"data\", \"managedEBSVolume\":"
                + " {\"roleArn\": \"r\", \"sizeInGiB\": 10, " + fields + "}}]");
    }

    private static Stream<Bad> devices() {
        String at = "overrides.containerOverrides[0]";
        return Stream.of(new Bad(
                "kinds that ECS does not have",
                override("\"environmentFiles\": [{\"type\": \"http\", \"value\": \"x\"}],"
                        + " \"resourceRequirements\": [{\"type\": \"TPU\"}]"),
                at + ".environmentFiles[0].type: unknown word; known are s3",
                at + ".resourceRequirements[0].value: missing",
                at + ".resourceRequirements[0].type: unknown word; did you mean GPU?"));
    }

    private static Stream<Bad> unknownFields() {
        return Stream.of(
                new Bad(
                        "a name that no policy can have",
                        with("\"policy\": \"../nightly\""),
                        "policy: 1 to 48 letters, digits, _ and - are expected"),
                new Bad("slipped", with("\"polcy\": \"x\""), "polcy: unknown field; did you mean policy?"),
                new Bad("in another case", with("\"Group\": \"x\""), "Group: unknown field; did you mean group?"),
                new Bad(
                        "of RunTask's, but the controller's own",
                        with("\"clientToken\": \"x\", \"startedBy\": \"me\""),
                        "clientToken: is derived from the run, so that no attempt is launched twice; leave it out",
                        "startedBy: names the run and its attempt, so that their events are found; leave it out"),
                new Bad(
                        "of nobody",
                        with("\"retries\": 3"),
                        "retries: unknown field; known are capacityProviderStrategy, cluster, count,"
                                + " enableECSManagedTags, enableExecuteCommand, group, launchType, name,"
                                + " networkConfiguration, overrides, placementConstraints, placementStrategy,"
                                + " platformVersion, policy, propagateTags, referenceId, rerun, tags, taskDefinition,"
                                + " volumeConfigurations"),
                new Bad(
                        "in the strategy",
                        with("\"capacityProviderStrategy\": [{\"capacityProvider\": \"x\", \"wieght\": 1}]"),
                        "capacityProviderStrategy[0].wieght: unknown field; did you mean weight?"),
                new Bad(
                        "in the network configuration",
                        with("\"networkConfiguration\": {\"awsvpcConfiguration\": {\"subnets\": [\"a\"]}, \"x\": 1}"),
                        "networkConfiguration.x: unknown field; known are awsvpcConfiguration"),
                new Bad(
                        "in the network",
                        awsvpc("\"subnets\": [\"a\"], \"securityGroup\": []"),
                        "networkConfiguration.awsvpcConfiguration.securityGroup: unknown field; did you mean"
                                + " securityGroups?"),
                new Bad(
                        "in the overrides",
                        with("\"overrides\": {\"container\": []}"),
                        "overrides.container: unknown field; known are containerOverrides, cpu, ephemeralStorage,"
                                + " executionRoleArn, inferenceAcceleratorOverrides, memory, taskRoleArn"),
                new Bad(
                        "in the storage",
                        with("\"overrides\": {\"ephemeralStorage\": {\"sizeInGB\": 30}}"),
                        "overrides.ephemeralStorage.sizeInGB: unknown field; did you mean sizeInGiB?"),
                new Bad(
                        "in a container",
                        override("\"enviroment\": []"),
                        "overrides.containerOverrides[0].enviroment: unknown field; did you mean environment?"),
                new Bad(
                        "in a variable",
                        override("\"environment\": [{\"name\": \"A\", \"vlaue\": \"" + SECRET + "\"}]"),
                        "overrides.containerOverrides[0].environment[0].vlaue: unknown field; did you mean value?"),
                new Bad(
                        "in a tag",
                        with("\"tags\": [{\"Key\": \"a\"}]"),
                        "tags[0].Key: unknown field; did you mean key?"));
    }

    private static Stream<Bad> secrets() {
        return Stream.of(
                new Bad(
                        "an environment as a map",
                        override("\"environment\": {\"PASSWORD\": \"" + SECRET + "\"}"),
                        "overrides.containerOverrides[0].environment: a list is expected, not an object"),
                new Bad(
                        "a variable without a name",
                        override("\"environment\": [{\"value\": \"" + SECRET + "\"}]"),
                        "overrides.containerOverrides[0].environment[0].name: missing"),
                new Bad(
                        "a variable as a text",
                        override("\"environment\": [\"PASSWORD=" + SECRET + "\"]"),
                        "overrides.containerOverrides[0].environment[0]: an object is expected, not a text"),
                new Bad(
                        "an unquoted value",
                        "{\"environment\": " + SECRET + "}",
                        "cannot be read: line 1, column 17: not JSON, or a duplicated field"));
    }

    @TestFactory
    Stream<DynamicTest> a_bad_request_is_refused_with_every_problem_and_its_path_and_without_a_value() {
        return Stream.of(
                        unreadable(),
                        fields(),
                        compute(),
                        network(),
                        limits(),
                        placement(),
                        volumes(),
                        devices(),
                        unknownFields(),
                        secrets())
                .flatMap(bads -> bads)
                .map(bad -> DynamicTest.dynamicTest(bad.what(), () -> {
                    assertThat(problems(bad.json())).containsExactlyInAnyOrderElementsOf(bad.problems());
                    assertThat(problems(bad.json()).toString()).doesNotContain(SECRET);
                }));
    }

    @Test
    void problems_of_all_places_are_told_at_once() {
        String json = "{\"taskDefinition\": \"\", \"launchType\": \"X\", \"tags\": [{}], \"nme\": 1,"
                + " \"overrides\": {\"cpu\": 1, \"containerOverrides\": [{\"command\": \"ls\"}]}}";

        assertThat(problems(json))
                .containsExactlyInAnyOrder(
                        "cluster: missing",
                        "taskDefinition: empty",
                        LAUNCH_TYPE,
                        "overrides.cpu: a text is expected, not a number",
                        "overrides.containerOverrides[0].name: missing",
                        "overrides.containerOverrides[0].command: a list is expected, not a text",
                        "tags[0].key: missing",
                        "nme: unknown field; did you mean name?");
    }

    @Test
    void what_is_exactly_at_a_limit_is_allowed() {
        valid(awsvpc("\"subnets\": " + list(16, "\"subnet-#\"") + ", \"securityGroups\": " + list(5, "\"sg-#\"")));
        valid(with("\"capacityProviderStrategy\": " + list(20, "{\"capacityProvider\": \"p#\"}")));
        valid(with("\"tags\": " + list(50, "{\"key\": \"k#\"}")));
        valid(with("\"name\": \"" + "x".repeat(256) + "\""));
    }

    @Test
    void nesting_without_end_is_refused_like_any_other_nonsense() {
        assertThat(problems("[".repeat(5000))).singleElement().asString().startsWith("cannot be read");
    }

    @Test
    void a_number_without_end_is_refused_like_any_other_nonsense() {
        assertThat(problems(override("\"cpu\": " + "9".repeat(5000))))
                .singleElement()
                .asString()
                .startsWith("cannot be read");
    }

    @Test
    void the_same_variable_twice_is_refused_and_not_decided_by_chance() {
        assertThat(problems(override("\"environment\": [{\"name\": \"A\", \"value\": \"" + SECRET
                        + "\"}, {\"name\": \"A\", \"value\": \"2\"}]")))
                .containsExactly("overrides.containerOverrides[0].environment[1].name: is duplicated");
        assertThat(problems(with("\"tags\": [{\"key\": \"a\"}, {\"key\": \"b\"}, {\"key\": \"a\"}]")))
                .containsExactly("tags[2].key: is duplicated");
    }
}

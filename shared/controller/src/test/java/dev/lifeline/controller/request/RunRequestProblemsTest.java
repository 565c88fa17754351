package dev.lifeline.controller.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every way in which a request may be wrong, each with its path. */
class RunRequestProblemsTest extends RunRequestScene {
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
                        "policy: 1 to 48 letters, digits, _ and - are expected, and perhaps @ with a version"),
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
                        "retries: unknown field; known are callback, capacityProviderStrategy, cluster, count,"
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

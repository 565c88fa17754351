package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.replay.Replay;
import dev.lifeline.controller.replay.ReplayLine;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every field of every sample event, one at a time, in every odd form. */
class FieldMutationTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The fields that identify the subject of an event. */
    private static final Set<String> IDENTITY = Set.of(
            "source",
            "detail-type",
            "detail",
            "detail.taskArn",
            "detail.version",
            "detail.lastStatus",
            "detail.containerInstanceArn",
            "detail.eventName",
            "detail.eventID");

    /** What a field may turn into; empty for its absence. */
    private static final Map<String, Optional<JsonNode>> ODD = odd();

    private static Map<String, Optional<JsonNode>> odd() {
        Map<String, Optional<JsonNode>> odd = new LinkedHashMap<>();
        odd.put("absent", Optional.empty());
        odd.put("null", Optional.of(JSON.nullNode()));
        odd.put("a flag", Optional.of(JSON.booleanNode(true)));
        odd.put("an unknown word", Optional.of(JSON.textNode("Moonphase")));
        odd.put("an empty text", Optional.of(JSON.textNode("")));
        odd.put("a long text", Optional.of(JSON.textNode("x".repeat(5_000))));
        odd.put("a time far away", Optional.of(JSON.textNode("+999999999-12-31T23:59:59Z")));
        odd.put("a number", Optional.of(JSON.numberNode(7)));
        odd.put("a negative number", Optional.of(JSON.numberNode(-1)));
        odd.put("a fraction", Optional.of(JSON.numberNode(2.5)));
        odd.put("an unsigned number", Optional.of(JSON.numberNode(3_221_225_786L)));
        odd.put("a huge number", Optional.of(JSON.numberNode(BigInteger.TEN.pow(40))));
        odd.put("an infinite number", Optional.of(JSON.numberNode(Double.POSITIVE_INFINITY)));
        odd.put("an empty array", Optional.of(JSON.arrayNode()));
        odd.put(
                "an array",
                Optional.of(
                        JSON.arrayNode().add(1).add("x").add(JSON.objectNode()).addNull()));
        odd.put("an empty object", Optional.of(JSON.objectNode()));
        odd.put("an object", Optional.of(JSON.objectNode().put("x", 1)));
        return odd;
    }

    /** One field of one sample in one odd way. */
    private record Mutation(String file, String path, String field, String way) {}

    @FunctionalInterface
    private interface Check {
        void of(Mutation mutation, ObjectNode mutated, Event original);
    }

    /** A prime still meets every field and every form in some sample. */
    private static final int STEP = 3;

    @Test
    void only_identity_makes_an_event_unusable_and_all_other_facts_stay_what_they_are() {
        assertOnlyIdentityMatters(STEP);
    }

    @Test
    @Tag("long")
    void only_identity_makes_any_event_unusable_and_all_other_facts_stay_what_they_are() {
        assertOnlyIdentityMatters(1);
    }

    private static void assertOnlyIdentityMatters(int step) {
        Set<String> unusable = new TreeSet<>();
        int[] count = {0};
        Set<String> launches = new HashSet<>();
        mutate((mutation, mutated, original) -> {
            if (count[0]++ % step != 0) {
                return;
            }
            Event event = parsed(mutated);
            if (event instanceof Event.Malformed) {
                unusable.add(mutation.field());
                assertThat(mutation.field()).as("%s", mutation).isIn(identity(original));
            } else if (!IDENTITY.contains(mutation.field())) {
                assertThat(event.getClass()).as("%s", mutation).isEqualTo(original.getClass());
                if (event instanceof Event.TaskStateChange change && original instanceof Event.TaskStateChange before) {
                    assertUnaffected(
                            mutation, before.detail().task(), change.detail().task());
                    if (launches.add(mutation.field() + mutation.way())) {
                        assertThat(change.detail().launch().get().request().cluster())
                                .as("%s", mutation)
                                .isEqualTo(before.detail().task().placement().cluster());
                    }
                }
            }
        });
        assertThat(count[0]).isGreaterThan(50_000);
        assertThat(unusable).containsAll(IDENTITY).contains("detail.clusterArn");
    }

    @Test
    void every_event_with_an_odd_field_is_decided_upon_without_an_exception() {
        Set<String> tried = new HashSet<>();
        mutate((mutation, mutated, original) -> {
            if (tried.add(mutation.field() + mutation.way())) {
                List<ReplayLine> lines = new Replay(
                                PolicyDocument.of(DefaultPolicy.named("default").orElseThrow()))
                        .feed(mutation.toString(), new EventParser().parse(text(mutated)));
                assertThat(lines).as("%s", mutation).isNotEmpty();
            }
        });
    }

    private static void assertUnaffected(Mutation mutation, EcsTask was, EcsTask is) {
        String field = mutation.field();
        if (is.equals(was)) {
            return;
        }
        Map<String, List<Object>> facts = new LinkedHashMap<>();
        facts.put("detail.taskArn", List.of(was.ref(), is.ref()));
        facts.put("detail.version", List.of(was.version(), is.version()));
        facts.put("detail.lastStatus", List.of(was.lastStatus(), is.lastStatus()));
        facts.put("detail.desiredStatus", List.of(was.desiredStatus(), is.desiredStatus()));
        facts.put("detail.stopCode", List.of(code(was), code(is)));
        facts.put("detail.stoppedReason", List.of(reason(was), reason(is)));
        facts.put("detail.createdAt", List.of(was.times().created(), is.times().created()));
        facts.put(
                "detail.pullStartedAt",
                List.of(was.times().pullStarted(), is.times().pullStarted()));
        facts.put(
                "detail.pullStoppedAt",
                List.of(was.times().pullStopped(), is.times().pullStopped()));
        facts.put("detail.startedAt", List.of(was.times().started(), is.times().started()));
        // Two fields give one fact: the time at which the containers had stopped comes before that of the record.
        facts.put(
                field.equals("detail.executionStoppedAt") ? field : "detail.stoppedAt",
                List.of(was.times().stopped(), is.times().stopped()));
        facts.put(
                "detail.clusterArn",
                List.of(was.placement().cluster(), is.placement().cluster()));
        facts.put(
                "detail.taskDefinitionArn",
                List.of(was.placement().taskDefinition(), is.placement().taskDefinition()));
        facts.put(
                "detail.group", List.of(was.placement().group(), is.placement().group()));
        facts.put(
                "detail.startedBy",
                List.of(was.placement().startedBy(), is.placement().startedBy()));
        facts.put(
                "detail.launchType",
                List.of(was.placement().launchType(), is.placement().launchType()));
        facts.put(
                "detail.capacityProviderName",
                List.of(was.placement().capacityProvider(), is.placement().capacityProvider()));
        facts.put(
                "detail.containerInstanceArn",
                List.of(was.placement().containerInstance(), is.placement().containerInstance()));
        facts.put("detail.containers", List.of(containers(was, mutation), containers(is, mutation)));
        facts.forEach((name, both) -> {
            if (!name.equals(field) && !both.getFirst().equals(both.getLast())) {
                assertThat(both.getLast()).as("%s: %s", mutation, name).isEqualTo(both.getFirst());
            }
        });
    }

    private static Optional<?> code(EcsTask task) {
        return task.stop().flatMap(EcsTask.StopDetails::code);
    }

    private static Optional<?> reason(EcsTask task) {
        return task.stop().flatMap(EcsTask.StopDetails::reason);
    }

    /** The containers that a mutation within one container does not affect. */
    private static List<EcsContainer> containers(EcsTask task, Mutation mutation) {
        if (!mutation.path().startsWith("detail.containers[")) {
            return task.containers();
        }
        int mutated = Integer.parseInt(mutation.path().replaceAll("^detail\\.containers\\[(\\d+)].*", "$1"));
        // The changed one may be the omitted one.
        return mutated == 0
                ? List.of()
                : task.containers()
                        .subList(0, Math.min(mutated, task.containers().size()));
    }

    /** If the task's ARN names no cluster, its cluster is part of its identity. */
    private static Set<String> identity(Event event) {
        Set<String> identity = new HashSet<>(IDENTITY);
        if (event instanceof Event.TaskStateChange change
                && ResourceArn.cluster(change.detail().task().ref().arn()).isEmpty()) {
            identity.add("detail.clusterArn");
        }
        return identity;
    }

    private static Event parsed(JsonNode event) {
        return new EventParser().parse(text(event));
    }

    private static String text(JsonNode event) {
        return JsonTree.text(event).replace("Infinity", "1e999");
    }

    private static void mutate(Check check) {
        for (String file : Samples.files()) {
            if (JsonTree.read(Samples.read(file)) instanceof ParsedJson.Tree tree
                    && tree.root() instanceof ObjectNode root
                    && !(parsed(root) instanceof Event.Malformed)) {
                Event original = parsed(root);
                for (MutatedPlace place : places(root, "")) {
                    JsonNode kept = place.get();
                    ODD.forEach((way, value) -> {
                        if (!value.filter(kept::equals).isPresent()) {
                            place.put(value);
                            check.of(new Mutation(file, place.path(), place.field(), way), root, original);
                            place.restore(value, kept);
                        }
                    });
                }
            }
        }
    }

    /**
     * A field of an object or an element of an array.
     *
     * @param field the path without the places in arrays
     */
    private record MutatedPlace(JsonNode owner, String name, int index, String path, String field) {
        MutatedPlace(JsonNode owner, String name, int index, String path) {
            this(owner, name, index, path, path.replaceAll("\\[\\d+]", ""));
        }

        JsonNode get() {
            return owner instanceof ObjectNode ? owner.path(name) : owner.path(index);
        }

        void put(Optional<JsonNode> value) {
            if (owner instanceof ObjectNode object) {
                value.ifPresentOrElse(node -> object.set(name, node.deepCopy()), () -> object.remove(name));
            } else if (owner instanceof ArrayNode array) {
                value.ifPresentOrElse(node -> array.set(index, node.deepCopy()), () -> array.remove(index));
            }
        }

        void restore(Optional<JsonNode> mutated, JsonNode kept) {
            if (owner instanceof ObjectNode object) {
                object.set(name, kept);
            } else if (owner instanceof ArrayNode array && mutated.isEmpty()) {
                array.insert(index, kept);
            } else if (owner instanceof ArrayNode array) {
                array.set(index, kept);
            }
        }
    }

    private static List<MutatedPlace> places(JsonNode node, String path) {
        List<MutatedPlace> places = new ArrayList<>();
        node.properties().forEach(field -> {
            String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            places.add(new MutatedPlace(node, field.getKey(), 0, below));
            places.addAll(places(field.getValue(), below));
        });
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            String below = path + "[" + index + "]";
            places.add(new MutatedPlace(node, "", index, below));
            places.addAll(places(node.get(index), below));
        }
        return places;
    }
}

package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
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
class FieldMutationTest extends FieldMutations {
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
}

package dev.lifeline.controller.loop;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.testing.InMemoryPolicyStore;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies of a store, kept for a minute. */
abstract class CachedPoliciesScene {
    static final String ENFORCE = "";
    static final String SHADOW = ",\"mode\":\"shadow\"";
    static final String SHADOWED = ",\"shadow\":\"candidate\"";
    static final Duration MINUTE = Duration.ofMinutes(1);

    final TestWorld world = new TestWorld(Runs.NOON);
    final List<String> told = new ArrayList<>();
    final InMemoryPolicyStore store = new InMemoryPolicyStore();

    final CachedPolicies policies = new CachedPolicies(store, note -> told.add(message(note)), world.clock, MINUTE);

    void put(String name, String keys) {
        String document = "{\"name\":\"" + name + "\"" + keys + "}";
        store.put(new NewPolicy(name, document, document, world.clock.instant()));
    }

    LaunchResult launch(Launcher launcher, String run, String policy) {
        world.ecs.define(
                Runs.REQUEST.taskDefinition(),
                new DefinitionAnswer.DefinitionFound(
                        Runs.REQUEST.taskDefinition(),
                        List.of("app"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        true,
                        Map.of()));
        return launcher.launch(
                new RunRequest(Optional.of(new RunId(run)), RunRequest.OnRepeatedName.SAME_RUN, policy, Runs.REQUEST),
                Runs.ID);
    }

    static String message(Note note) {
        return String.valueOf(((Note.PolicyUnreadable) note).policy().getMessage());
    }
}

package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.Name;
import dev.lifeline.controller.request.NetworkFields;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Timeouts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a policy document. */
final class DocumentFields {
    /** The states that have a limit, and the order in which they are named. */
    static final List<EcsStatus.Known> STATES = List.of(
            EcsStatus.Known.PROVISIONING,
            EcsStatus.Known.PENDING,
            EcsStatus.Known.ACTIVATING,
            EcsStatus.Known.RUNNING,
            EcsStatus.Known.STOPPING);

    private static final int MOST_TAGS = 50;
    private static final int MOST_SELECTORS = 100;
    private static final Map<String, Mode> MODES = Words.names(Mode.class, Words::lower);
    private static final Map<String, PullBehavior> PULLS = Words.names(PullBehavior.class, PullBehavior::word);

    private DocumentFields() {}

    static PolicyDocument read(Fields fields) {
        String name = name(fields);
        Mode mode = fields.value("mode", Words.word(MODES)).orElse(Mode.ENFORCE);
        PullBehavior pull = fields.object("imagePull", DocumentFields::pull)
                .flatMap(word -> word)
                .orElse(PullBehavior.DEFAULT);
        Policy policy = new Policy(
                name,
                0,
                mode,
                pull,
                RuleList.read(fields, pull),
                fields.object("budgets", BudgetFields::read).orElseGet(DefaultPolicy::budgets),
                fields.object("timeouts", DocumentFields::timeouts).orElse(Timeouts.NONE),
                shadow(fields, name));
        List<TaskSelector> match = fields.list("match", SelectorFields::read);
        if (match.size() > MOST_SELECTORS) {
            fields.problem("match", "at most " + MOST_SELECTORS + " are allowed, not " + match.size());
        }
        if (mode == Mode.OFF && fields.present("match")) {
            fields.problem("match", "mode off adopts nothing; leave it out, or write mode: shadow");
        }
        return new PolicyDocument(
                policy, match, fields.object("launch", DocumentFields::launch).orElse(LaunchTemplate.NONE));
    }

    private static String name(Fields fields) {
        Optional<String> name = fields.value("name", Name::read);
        fields.require("name", "write 1 to 48 letters, digits, _ or -");
        if (name.flatMap(DefaultPolicy::named).isPresent()) {
            fields.problem("name", "is that of a built-in policy; call this one otherwise");
        }
        return name.orElse("");
    }

    private static Optional<String> shadow(Fields fields, String name) {
        Optional<String> shadow = fields.value("shadow", Name::read);
        if (shadow.filter(name::equals).isPresent()) {
            fields.problem("shadow", "names this policy itself; name the one to compare it with");
        }
        return shadow;
    }

    private static Optional<PullBehavior> pull(Fields fields) {
        fields.require("behavior", "write one of " + String.join(", ", PULLS.keySet()));
        return fields.value("behavior", Words.word(PULLS));
    }

    private static Timeouts timeouts(Fields fields) {
        Map<EcsStatus.Known, Duration> states = new EnumMap<>(EcsStatus.Known.class);
        for (EcsStatus.Known state : STATES) {
            fields.value(Words.lower(state), Words::span).ifPresent(limit -> states.put(state, limit));
        }
        Optional<Duration> run = fields.value("run", Words::span);
        run.ifPresent(whole -> states.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(longest -> whole.compareTo(longest.getValue()) < 0)
                .ifPresent(longest -> fields.problem(
                        "run", "is shorter than " + Words.lower(longest.getKey()) + ", which could then never pass")));
        return new Timeouts(states, run);
    }

    private static LaunchTemplate launch(Fields fields) {
        LaunchTemplate launch = new LaunchTemplate(
                fields.object("networkConfiguration", NetworkFields::read).flatMap(network -> network),
                fields.textsByKey("tags"));
        if (launch.tags().size() > MOST_TAGS) {
            fields.problem(
                    "tags",
                    "at most " + MOST_TAGS + " are allowed, not "
                            + launch.tags().size());
        }
        return launch;
    }
}

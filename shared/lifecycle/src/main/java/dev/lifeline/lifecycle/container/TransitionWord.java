package dev.lifeline.lifecycle.container;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The transition in the text of a time-out: {@code Could not transition to pullBegin; timed out after waiting 5m0s}.
 * The words are those of the agent's Docker client (agent/dockerclient/dockerapi/docker_client.go, each use of
 * {@code DockerTimeoutError}), of Fargate, and of {@code ImpossibleStateTransitionError}, which names a status.
 */
enum TransitionWord {
    MANIFEST_PULLED("MANIFEST_PULLED", AgentStep.PULL_MANIFEST),
    PULL_BEGIN("pullBegin", AgentStep.PULL),
    PULLED("pulled", AgentStep.PULL),
    CREATED("created", AgentStep.CREATE),
    STARTED("started", AgentStep.START),
    RUNNING("running", AgentStep.START),
    RESOURCES_PROVISIONED("RESOURCES_PROVISIONED", AgentStep.PROVISION),
    STOPPED("stopped", AgentStep.STOP),
    INSPECTING("inspecting", AgentStep.INSPECT),
    // Housekeeping, volumes, and commands executed in a running container.
    NONE("NONE", AgentStep.OTHER),
    REMOVING("removing", AgentStep.OTHER),
    LISTING("listing", AgentStep.OTHER),
    LISTING_PLUGINS("listing plugins", AgentStep.OTHER),
    CREATING_VOLUME("creating volume", AgentStep.OTHER),
    INSPECTING_VOLUME("inspecting volume", AgentStep.OTHER),
    REMOVING_VOLUME("removing volume", AgentStep.OTHER),
    REMOVING_IMAGE("removing image", AgentStep.OTHER),
    LOADING_IMAGE("loading image", AgentStep.OTHER),
    EXEC_COMMAND("exec command", AgentStep.OTHER),
    START_EXEC_COMMAND("start exec command", AgentStep.OTHER),
    INSPECT_EXEC_COMMAND("inspect exec command", AgentStep.OTHER);

    /** Only at the beginning: later, a text may quote what a user chose. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:could not|cannot) transition to ([\\w ]+?)(?: timed out\\b.*|[^\\w ].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Map<String, TransitionWord> BY_WORD = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        for (TransitionWord each : values()) {
            BY_WORD.put(each.word(), each);
        }
    }

    private final String word;
    private final AgentStep step;

    TransitionWord(String word, AgentStep step) {
        this.word = word;
        this.step = step;
    }

    /** The agent's word. */
    String word() {
        return word;
    }

    AgentStep step() {
        return step;
    }

    /** The step in a text; {@link AgentStep#OTHER} without one, or for an unknown word. */
    static AgentStep stepIn(String text) {
        Matcher named = NAMED.matcher(text.strip());
        return named.matches()
                ? Optional.ofNullable(BY_WORD.get(named.group(1).strip()))
                        .map(TransitionWord::step)
                        .orElse(AgentStep.OTHER)
                : AgentStep.OTHER;
    }
}

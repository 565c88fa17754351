package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.lifecycle.text.Glob;
import java.util.Optional;

/** Reads which tasks are adopted. */
final class SelectorFields {
    private static final String SERVICE = "service:";

    private SelectorFields() {}

    static TaskSelector read(Fields fields) {
        if (fields.isEmpty()) {
            fields.problem("picks every task; write cluster: \"*\" if that is meant");
        }
        Optional<Glob> group = fields.value("group", Words::glob);
        if (group.filter(glob -> glob.pattern().startsWith(SERVICE)).isPresent()) {
            fields.problem("group", "the tasks of services are never adopted: their scheduler replaces them");
        }
        return new TaskSelector(
                fields.value("cluster", Words::glob),
                fields.value("family", Words::glob),
                group,
                fields.value("startedBy", Words::glob),
                fields.value("launchType", Words::launchType));
    }
}

package dev.lifeline.local.router;

import dev.lifeline.local.template.EventRule;
import dev.lifeline.local.template.EventRule.EventPattern;
import dev.lifeline.local.template.EventRule.Schedule;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.GenericMachine;

/** The default bus: matches events and rules with EventBridge's own matcher. */
final class EventBus {
    private final GenericMachine<EventRule> machine =
            GenericMachine.<EventRule>builder().build();

    EventBus(List<EventRule> rules) {
        rules.forEach(this::add);
    }

    /** @throws IllegalArgumentException if the text is not a JSON object */
    List<EventRule> matches(String event) {
        try {
            return machine.rulesForJSONEvent(event);
        } catch (Exception e) { // the matcher declares it
            throw new IllegalArgumentException("not an event in JSON: " + e.getMessage(), e);
        }
    }

    private void add(EventRule rule) {
        switch (rule.trigger()) {
            case EventPattern pattern -> {
                try {
                    machine.addRule(rule, pattern.json());
                } catch (IOException e) {
                    throw new IllegalArgumentException(
                            rule.logicalId() + ": EventBridge does not take its event pattern: " + e.getMessage(), e);
                }
            }
            case Schedule schedule -> {}
        }
    }
}

package dev.lifeline.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code AWS::Events::Rule}. */
record RuleReader(References references) {
    static final String TYPE = "AWS::Events::Rule";

    private static final Set<String> PROPERTIES =
            Set.of("Name", "Description", "EventPattern", "ScheduleExpression", "Targets", "Tags");

    /** Delivery cannot fail in the local cloud, so neither retries nor dead letters happen. */
    private static final Set<String> TARGET = Set.of("Id", "Arn", "DeadLetterConfig", "RetryPolicy");

    private static final Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)s?\\)");

    Rule read(String id, YamlValue properties) {
        properties.only(PROPERTIES);
        List<Rule.Target> targets =
                properties.get("Targets").items().stream().map(this::target).toList();
        return new Rule(id, trigger(properties), targets);
    }

    private Rule.Trigger trigger(YamlValue properties) {
        Optional<YamlValue> pattern = properties.find("EventPattern");
        Optional<YamlValue> schedule = properties.find("ScheduleExpression");
        if (pattern.isPresent() == schedule.isPresent()) {
            throw properties.error("must have either an EventPattern or a ScheduleExpression");
        }
        return pattern.<Rule.Trigger>map(value -> new Rule.EventPattern(
                        new PatternJson(references).of(value).toString()))
                .or(() -> schedule.map(this::schedule))
                .orElseThrow();
    }

    private Rule.Schedule schedule(YamlValue expression) {
        Matcher rate = RATE.matcher(references.text(expression));
        if (!rate.matches()) {
            throw expression.error("must be a rate of minutes, hours or days, such as \"rate(1 minute)\"");
        }
        long number = Long.parseLong(rate.group(1));
        return new Rule.Schedule(
                switch (rate.group(2)) {
                    case "minute" -> Duration.ofMinutes(number);
                    case "hour" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    private Rule.Target target(YamlValue target) {
        YamlValue arn = target.only(TARGET).get("Arn");
        return references
                .findFunction(arn)
                .<Rule.Target>map(Rule.ToFunction::new)
                .orElseGet(() -> new Rule.ToQueue(references.queue(arn)));
    }
}

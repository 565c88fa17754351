package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.controller.json.Name;
import dev.lifeline.controller.policy.WrittenRule.Then;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a rule. */
final class RuleFields {
    private static final Map<String, BudgetGroup> GROUPS = Words.names(BudgetGroup.class, Words::lower);
    private static final Map<String, Then> VERDICTS = verdicts();

    private RuleFields() {}

    static WrittenRule read(Fields fields) {
        return new WrittenRule(
                fields,
                fields.value("name", Name::read),
                fields.object("when", ConditionFields::read).orElse(List.of()),
                then(fields));
    }

    private static Then then(Fields fields) {
        Optional<Then> plain = fields.value("then", Words.word(VERDICTS));
        fields.require("then", "write one of " + String.join(", ", VERDICTS.keySet()));
        Then retry = retry(fields);
        if (plain.isPresent() && plain.get() instanceof Then.Plain) {
            for (String ofRetry : List.of("budget", "backoff", "delay", "launch")) {
                if (fields.present(ofRetry)) {
                    fields.problem(ofRetry, "only then: retry has one; leave it out");
                }
            }
            return plain.get();
        }
        return retry;
    }

    private static Then retry(Fields fields) {
        Optional<BudgetGroup> budget = fields.value("budget", Words.word(GROUPS));
        Optional<Backoff> backoff = fields.object("backoff", nested -> BackoffFields.read(nested, BackoffFields.RULE));
        Optional<Backoff> delay = fields.value("delay", Words::duration).map(BackoffFields::constant);
        if (fields.present("backoff") && fields.present("delay")) {
            fields.problem("delay", "cannot be given together with backoff: it is its short form");
        }
        Optional<Backoff> wait = backoff.or(() -> delay);
        LaunchChange change = fields.object("launch", LaunchChangeFields::read).orElse(LaunchChange.NONE);
        return budget.<Then>map(group -> new Then.Plain(new Verdict.Retry(group, wait, change)))
                .orElseGet(() -> new Then.RetryOfCause(wait, change));
    }

    private static Map<String, Then> verdicts() {
        Map<String, Then> verdicts = new LinkedHashMap<>();
        verdicts.put("retry", new Then.RetryOfCause(Optional.empty(), LaunchChange.NONE));
        verdicts.put("fail", new Then.Plain(new Verdict.Fail()));
        verdicts.put("stop", new Then.Plain(new Verdict.Stop()));
        verdicts.put("ignore", new Then.Plain(new Verdict.Ignore()));
        verdicts.put("succeed", new Then.Plain(new Verdict.Succeed()));
        return verdicts;
    }
}

package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Explanation.Agreement;
import dev.lifeline.lifecycle.run.Explanation.Shadow;
import dev.lifeline.lifecycle.run.Explanation.Spending;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.Map;

/** An explanation, as the journal keeps it. */
final class ExplanationJson {
    private ExplanationJson() {}

    static Output write(Explanation why) {
        Output out = new Output().time("at", why.at()).text("observation", why.observation());
        why.version().ifPresent(version -> out.number("version", version));
        return out.number("attempt", why.attempt())
                .word("from", why.from())
                .word("to", why.to())
                .word("ended", why.ended())
                .object("cause", why.cause(), AttemptJson::write)
                .text("rule", why.rule())
                .object("shadow", why.shadow(), ExplanationJson::write)
                .object("spent", write(why.spent()))
                .list("effects", why.effects(), EffectJson::write)
                .time("deadline", why.deadline())
                .object("policy", RunJson.write(why.policy()))
                .text("reason", why.reason());
    }

    static Explanation read(Input in) {
        return new Explanation(
                in.time("at"),
                in.text("observation"),
                in.optionalWholeNumber("version"),
                in.integer("attempt"),
                in.word("from", TaskState.class),
                in.word("to", TaskState.class),
                in.optionalWord("ended", Phase.Result.class),
                in.optionalObject("cause").map(AttemptJson::readClassification),
                in.optionalText("rule"),
                in.optionalObject("shadow").map(ExplanationJson::readShadow),
                readSpending(in.object("spent")),
                in.list("effects", EffectJson::read),
                in.optionalTime("deadline"),
                RunJson.readPolicy(in.object("policy")),
                in.text("reason"));
    }

    private static Output write(Shadow shadow) {
        return new Output()
                .object("policy", RunJson.write(shadow.policy()))
                .text("rule", shadow.rule())
                .word("agreement", shadow.agreement())
                .text("words", shadow.words());
    }

    private static Shadow readShadow(Input in) {
        return new Shadow(
                RunJson.readPolicy(in.object("policy")),
                in.optionalText("rule"),
                in.word("agreement", Agreement.class),
                in.text("words"));
    }

    private static Output write(Spending spending) {
        return new Output().object("before", counts(spending.before())).object("after", counts(spending.after()));
    }

    private static Output counts(Map<BudgetGroup, Integer> retries) {
        Output counts = new Output();
        retries.forEach((group, count) -> counts.number(group.name(), count));
        return counts;
    }

    private static Spending readSpending(Input in) {
        return new Spending(
                in.map("before", BudgetGroup::valueOf, Input::integer),
                in.map("after", BudgetGroup::valueOf, Input::integer));
    }
}

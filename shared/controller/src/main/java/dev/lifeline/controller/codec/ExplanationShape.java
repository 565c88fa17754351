package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INSTANT;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.LONG;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Explanation.Agreement;
import dev.lifeline.lifecycle.decision.Explanation.Judged;
import dev.lifeline.lifecycle.decision.Explanation.ShadowVerdict;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.FailureFacts;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import java.util.Map;

/** An explanation, as the journal stores it. */
final class ExplanationShape {
    private static final Shape<Moment> MOMENT = Shapes.word(Enum::name, Moment.values());
    private static final Shape<Agreement> AGREEMENT = Shapes.word(Enum::name, Agreement.values());

    private static final Shape<Map<BudgetGroup, Integer>> RETRIES =
            Keyed.byWord(INTEGER, Enum::name, BudgetGroup.values());

    private static final Shape<ShadowVerdict> SHADOW = Shapes.record(fields -> new ShadowVerdict(
            fields.field("policy", RunShape.POLICY, ShadowVerdict::policy),
            fields.optional("rule", TEXT, ShadowVerdict::rule),
            fields.field("agreement", AGREEMENT, ShadowVerdict::agreement),
            fields.field("words", TEXT, ShadowVerdict::words)));

    private static final Shape<FailureFacts> FACTS = Shapes.record(fields -> new FailureFacts(
            fields.field("moment", MOMENT, FailureFacts::moment),
            fields.field("attempt", INTEGER, FailureFacts::attempt),
            fields.optional("task", TaskShape.TASK, FailureFacts::task),
            fields.list("platforms", TEXT, FailureFacts::platforms)));

    private static final Shape<Judged> JUDGED = Shapes.record(fields -> new Judged(
            fields.field("rule", TEXT, Judged::rule),
            fields.field("facts", FACTS, Judged::facts),
            fields.field("spent", RunShape.SPENT, Judged::spent)));

    static final Shape<Explanation> EXPLANATION = Shapes.record(fields -> new Explanation(
            fields.field("at", INSTANT, Explanation::at),
            fields.field("observation", TEXT, Explanation::observation),
            fields.optional("version", LONG, Explanation::version),
            fields.field("attempt", INTEGER, Explanation::attempt),
            fields.field("from", StatusShape.STATE, Explanation::from),
            fields.field("to", StatusShape.STATE, Explanation::to),
            fields.optional("ended", RunShape.RESULT, Explanation::ended),
            fields.optional("cause", AttemptShape.CLASSIFICATION, Explanation::cause),
            fields.optional("judged", JUDGED, Explanation::judged),
            fields.optional("shadow", SHADOW, Explanation::shadow),
            fields.field("spent", RETRIES, Explanation::spent),
            fields.list("effects", EffectShape.EFFECT, Explanation::effects),
            fields.optional("deadline", INSTANT, Explanation::deadline),
            fields.field("policy", RunShape.POLICY, Explanation::policy),
            fields.field("reason", TEXT, Explanation::reason)));

    private ExplanationShape() {}
}

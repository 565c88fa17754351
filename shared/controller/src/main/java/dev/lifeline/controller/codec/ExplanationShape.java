package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INSTANT;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.LONG;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Explanation.Agreement;
import dev.lifeline.lifecycle.run.Explanation.Shadow;
import dev.lifeline.lifecycle.run.Explanation.Spending;
import java.util.Map;

/** An explanation, as the journal stores it. */
final class ExplanationShape {
    private static final Shape<Agreement> AGREEMENT = Shapes.word(Enum::name, Agreement.values());

    private static final Shape<Map<BudgetGroup, Integer>> RETRIES =
            Keyed.byWord(INTEGER, Enum::name, BudgetGroup.values());

    private static final Shape<Shadow> SHADOW = Shapes.record(fields -> new Shadow(
            fields.field("policy", RunShape.POLICY, Shadow::policy),
            fields.optional("rule", TEXT, Shadow::rule),
            fields.field("agreement", AGREEMENT, Shadow::agreement),
            fields.field("words", TEXT, Shadow::words)));

    private static final Shape<Spending> SPENDING = Shapes.record(fields -> new Spending(
            fields.field("before", RETRIES, Spending::before), fields.field("after", RETRIES, Spending::after)));

    static final Shape<Explanation> EXPLANATION = Shapes.record(fields -> new Explanation(
            fields.field("at", INSTANT, Explanation::at),
            fields.field("observation", TEXT, Explanation::observation),
            fields.optional("version", LONG, Explanation::version),
            fields.field("attempt", INTEGER, Explanation::attempt),
            fields.field("from", StatusShape.STATE, Explanation::from),
            fields.field("to", StatusShape.STATE, Explanation::to),
            fields.optional("ended", RunShape.RESULT, Explanation::ended),
            fields.optional("cause", AttemptShape.CLASSIFICATION, Explanation::cause),
            fields.optional("rule", TEXT, Explanation::rule),
            fields.optional("shadow", SHADOW, Explanation::shadow),
            fields.field("spent", SPENDING, Explanation::spent),
            fields.list("effects", EffectShape.EFFECT, Explanation::effects),
            fields.optional("deadline", INSTANT, Explanation::deadline),
            fields.field("policy", RunShape.POLICY, Explanation::policy),
            fields.field("reason", TEXT, Explanation::reason)));

    private ExplanationShape() {}
}

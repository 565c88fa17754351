package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.FLAG;
import static dev.lifeline.controller.shape.Shapes.INSTANT;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.LONG;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Alternative;
import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import dev.lifeline.lifecycle.run.ShadowLife.Parting;
import java.util.Map;

/** A run, with its differences under its shadow. */
final class RunShape {
    static final Shape<Phase.Result> RESULT = Shapes.word(Enum::name, Phase.Result.values());
    private static final Shape<MissingLaunchFact.Availability> GAP_KIND =
            Shapes.word(Enum::name, MissingLaunchFact.Availability.values());
    private static final Shape<RunId> ID = Shapes.text("a").as(RunId::new, RunId::value);
    private static final Shape<Namespace> NAMESPACE = Shapes.text("a").as(Namespace::new, Namespace::value);
    private static final Shape<Nonce> NONCE = Shapes.text("1-0000000000000000").as(Nonce::of, Nonce::toString);

    private static final Shape<Coverage> COVERAGE = Shapes.word(Enum::name, Coverage.values());

    private static final Shape<Identity> IDENTITY = Shapes.record(fields -> new Identity(
            fields.field("id", ID, Identity::id),
            fields.field("namespace", NAMESPACE, Identity::namespace),
            fields.field("nonce", NONCE, Identity::nonce),
            fields.field("coverage", COVERAGE, Identity::coverage),
            fields.field("origin", TEXT, Identity::origin)));

    static final Shape<PolicyRef> POLICY = Shapes.record(fields -> new PolicyRef(
            fields.field("name", TEXT, PolicyRef::name), fields.field("version", INTEGER, PolicyRef::version)));

    private static final Shape<Phase> PHASE = Alternative.oneOf(
            Alternative.of("Attempting", Phase.Attempting.class, fields -> new Phase.Attempting()),
            Alternative.of(
                    "BackingOff",
                    Phase.BackingOff.class,
                    fields -> new Phase.BackingOff(
                            fields.field("until", INSTANT, Phase.BackingOff::until),
                            fields.field("cause", AttemptShape.CLASSIFICATION, Phase.BackingOff::cause))),
            Alternative.of(
                    "AwaitingRecord",
                    Phase.AwaitingRecord.class,
                    fields -> new Phase.AwaitingRecord(
                            fields.field("until", INSTANT, Phase.AwaitingRecord::until),
                            fields.field("cause", AttemptShape.CLASSIFICATION, Phase.AwaitingRecord::cause))),
            Alternative.of(
                    "Ended",
                    Phase.Ended.class,
                    fields -> new Phase.Ended(
                            fields.field("at", INSTANT, Phase.Ended::at),
                            fields.field("result", RESULT, Phase.Ended::result),
                            fields.optional("cause", AttemptShape.CLASSIFICATION, Phase.Ended::cause),
                            fields.field("reason", TEXT, Phase.Ended::reason))));

    private static final Shape<PastAttempt> PAST = Shapes.record(fields -> new PastAttempt(
            fields.field("number", INTEGER, PastAttempt::number),
            fields.field("state", StatusShape.STATE, PastAttempt::state),
            fields.field("why", AttemptShape.CLASSIFICATION, PastAttempt::why),
            fields.optional("task", TaskShape.REF, PastAttempt::task),
            fields.field("version", LONG, PastAttempt::version),
            fields.field("stoppedAgain", FLAG, PastAttempt::stoppedAgain),
            fields.field("created", INSTANT, PastAttempt::created),
            fields.field("ended", INSTANT, PastAttempt::ended),
            fields.field("times", TaskShape.TIMES, PastAttempt::times),
            fields.field("images", Keyed.TEXTS, PastAttempt::images)));

    static final Shape<Map<BudgetGroup, Spent>> SPENT = Keyed.byWord(
            Shapes.record(fields -> new Spent(
                    fields.field("retries", INTEGER, Spent::retries),
                    fields.field("streak", INTEGER, Spent::streak),
                    fields.list("recent", INSTANT, Spent::recent))),
            Enum::name,
            BudgetGroup.values());

    private static final Shape<PendingEffect> PENDING = Shapes.record(fields -> new PendingEffect(
            fields.field("effect", EffectShape.EFFECT, PendingEffect::effect),
            fields.field("dueAt", INSTANT, PendingEffect::dueAt),
            fields.field("since", INSTANT, PendingEffect::since),
            fields.field("tries", INTEGER, PendingEffect::tries),
            fields.optional("slot", INSTANT, PendingEffect::slot)));

    private static final Shape<MissingLaunchFact> GAP = Shapes.record(fields -> new MissingLaunchFact(
            fields.field("kind", GAP_KIND, MissingLaunchFact::kind),
            fields.field("what", TEXT, MissingLaunchFact::what)));

    private static final Shape<Parting> PARTING = Shapes.record(fields -> new Parting(
            fields.field("at", INSTANT, Parting::at),
            fields.field("attempt", INTEGER, Parting::attempt),
            fields.field("instead", TEXT, Parting::instead),
            fields.field("further", TEXT, Parting::further)));

    private static final Shape<ShadowLife> SHADOW = Shapes.record(fields -> new ShadowLife(
            fields.field("policy", POLICY, ShadowLife::policy),
            fields.field("since", INSTANT, ShadowLife::since),
            fields.field("spent", SPENT, ShadowLife::spent),
            fields.field("watch", AttemptShape.WATCH, ShadowLife::watch),
            fields.optional("endBy", INSTANT, ShadowLife::endBy),
            fields.optional("parting", PARTING, ShadowLife::parting)));

    static final Shape<Run> RUN = Shapes.record(fields -> new Run(
            fields.field("identity", IDENTITY, Run::identity),
            fields.field("request", LaunchShape.REQUEST, Run::request),
            fields.field("policy", POLICY, Run::policy),
            fields.field("created", INSTANT, Run::created),
            fields.field("phase", PHASE, Run::phase),
            fields.field("attempt", AttemptShape.ATTEMPT, Run::attempt),
            fields.list("past", PAST, Run::past),
            fields.field("spent", SPENT, Run::spent),
            fields.optional("endBy", INSTANT, Run::endBy),
            fields.list("pending", PENDING, Run::pending),
            fields.list("gaps", GAP, Run::gaps),
            fields.field("orders", OrdersShape.ORDERS, Run::orders),
            fields.optional("shadow", SHADOW, Run::shadow)));

    private RunShape() {}
}

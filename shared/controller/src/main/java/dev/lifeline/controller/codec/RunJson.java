package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.run.Coverage;
import dev.lifeline.lifecycle.run.Gap;
import dev.lifeline.lifecycle.run.Identity;
import dev.lifeline.lifecycle.run.Namespace;
import dev.lifeline.lifecycle.run.Nonce;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Instant;
import java.util.Map;

/** A run, without what its attempt and its request are made of. */
final class RunJson {
    private RunJson() {}

    static Output write(Run run) {
        return new Output()
                .object("identity", write(run.identity()))
                .object("request", LaunchJson.write(run.request()))
                .object("policy", write(run.policy()))
                .time("created", run.created())
                .object("phase", write(run.phase()))
                .object("attempt", AttemptJson.write(run.attempt()))
                .list("past", run.past(), RunJson::write)
                .object("spent", write(run.spent()))
                .time("endBy", run.endBy())
                .list("pending", run.pending(), RunJson::write)
                .list("gaps", run.gaps(), RunJson::write)
                .object("shadow", run.shadow(), ShadowJson::write);
    }

    static Run read(Input in) {
        return new Run(
                readIdentity(in.object("identity")),
                LaunchJson.read(in.object("request")),
                readPolicy(in.object("policy")),
                in.time("created"),
                readPhase(in.object("phase")),
                AttemptJson.read(in.object("attempt")),
                in.list("past", RunJson::readPast),
                readSpent(in),
                in.optionalTime("endBy"),
                in.list("pending", RunJson::readPending),
                in.list("gaps", RunJson::readGap),
                in.optionalObject("shadow").map(ShadowJson::read));
    }

    private static Output write(Identity identity) {
        return new Output()
                .text("id", identity.id().value())
                .text("namespace", identity.namespace().value())
                .text("nonce", identity.nonce().toString())
                .word("coverage", identity.coverage())
                .text("origin", identity.origin());
    }

    private static Identity readIdentity(Input in) {
        return new Identity(
                in.value("id", RunId::new),
                in.value("namespace", Namespace::new),
                in.value("nonce", Nonce::of),
                in.word("coverage", Coverage.class),
                in.text("origin"));
    }

    static Output write(PolicyRef policy) {
        return new Output().text("name", policy.name()).number("version", policy.version());
    }

    static PolicyRef readPolicy(Input in) {
        return new PolicyRef(in.text("name"), in.integer("version"));
    }

    private static Output write(Phase phase) {
        return switch (phase) {
            case Phase.Attempting attempting -> Output.of("Attempting");
            case Phase.BackingOff backingOff ->
                Output.of("BackingOff")
                        .time("until", backingOff.until())
                        .object("cause", AttemptJson.write(backingOff.cause()));
            case Phase.AwaitingRecord awaiting ->
                Output.of("AwaitingRecord")
                        .time("until", awaiting.until())
                        .object("cause", AttemptJson.write(awaiting.cause()));
            case Phase.Ended ended ->
                Output.of("Ended")
                        .time("at", ended.at())
                        .word("result", ended.result())
                        .object("cause", ended.cause(), AttemptJson::write)
                        .text("reason", ended.reason());
        };
    }

    private static Phase readPhase(Input in) {
        return switch (in.kind()) {
            case "Attempting" -> new Phase.Attempting();
            case "BackingOff" ->
                new Phase.BackingOff(in.time("until"), AttemptJson.readClassification(in.object("cause")));
            case "AwaitingRecord" ->
                new Phase.AwaitingRecord(in.time("until"), AttemptJson.readClassification(in.object("cause")));
            case "Ended" ->
                new Phase.Ended(
                        in.time("at"),
                        in.word("result", Phase.Result.class),
                        in.optionalObject("cause").map(AttemptJson::readClassification),
                        in.text("reason"));
            default -> throw in.unknownKind();
        };
    }

    private static Output write(PastAttempt past) {
        Output images = new Output();
        past.images().forEach(images::text);
        return new Output()
                .number("number", past.number())
                .word("state", past.state())
                .word("cause", past.cause())
                .text("task", past.task().map(TaskRef::arn))
                .number("version", past.version())
                .flag("stoppedAgain", past.stoppedAgain())
                .time("created", past.created())
                .time("ended", past.ended())
                .object("images", images);
    }

    private static PastAttempt readPast(Input in) {
        return new PastAttempt(
                in.integer("number"),
                in.word("state", TaskState.class),
                in.word("cause", Cause.class),
                in.optionalText("task").map(TaskRef::new),
                in.wholeNumber("version"),
                in.flag("stoppedAgain"),
                in.time("created"),
                in.time("ended"),
                in.map("images", name -> name, Input::text));
    }

    /** What a run has spent, by budget. */
    static Output write(Map<BudgetGroup, Spent> spent) {
        Output out = new Output();
        spent.forEach((group, some) -> out.object(group.name(), write(some)));
        return out;
    }

    /** The field {@code spent}. */
    static Map<BudgetGroup, Spent> readSpent(Input in) {
        return in.map("spent", BudgetGroup::valueOf, (spent, group) -> readOne(spent.object(group)));
    }

    private static Output write(Spent spent) {
        return new Output()
                .number("retries", spent.retries())
                .number("streak", spent.streak())
                .texts("recent", spent.recent().stream().map(Instant::toString).toList());
    }

    private static Spent readOne(Input in) {
        return new Spent(in.integer("retries"), in.integer("streak"), in.times("recent"));
    }

    private static Output write(PendingEffect pending) {
        return new Output()
                .object("effect", EffectJson.write(pending.effect()))
                .time("dueAt", pending.dueAt())
                .time("since", pending.since())
                .number("tries", pending.tries())
                .time("slot", pending.slot());
    }

    private static PendingEffect readPending(Input in) {
        return new PendingEffect(
                EffectJson.read(in.object("effect")),
                in.time("dueAt"),
                in.time("since"),
                in.integer("tries"),
                in.optionalTime("slot"));
    }

    private static Output write(Gap gap) {
        return new Output().word("kind", gap.kind()).text("what", gap.what());
    }

    private static Gap readGap(Input in) {
        return new Gap(in.word("kind", Gap.Kind.class), in.text("what"));
    }
}

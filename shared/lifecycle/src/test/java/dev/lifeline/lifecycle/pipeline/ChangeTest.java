package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.container.ContainerError;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Change;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import dev.lifeline.lifecycle.run.StandingOrders;
import dev.lifeline.lifecycle.task.TaskState;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which changes of a run are written, component by component. */
class ChangeTest {
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final StandingOrders WAITED_FOR = new StandingOrders(Optional.empty(), List.of(), 1);
    private static final TaskSketch PENDING = task("1", 2, "PENDING");
    private static final Run RUN = Scene.launched().sees(PENDING).run();

    record ChangeRow(String component, Change expected, UnaryOperator<Run> change) {
        @Override
        public String toString() {
            return component + ": " + expected;
        }
    }

    private static ChangeRow attempt(String component, Change expected, UnaryOperator<Attempt> change) {
        return new ChangeRow("attempt." + component, expected, run -> run.withAttempt(change.apply(run.attempt())));
    }

    private static ChangeRow seen(String component, Change expected, TaskSketch seen) {
        EcsTask task = TaskSketch.startedBy(Scene.IDENTITY.task(1).startedBy(), seen.now());
        return attempt(
                "launch." + component,
                expected,
                is -> is.withLaunch(new Launch.Launched(task.ref(), Optional.of(task))));
    }

    private static ChangeRow watch(String component, Change expected, Watch watch) {
        return attempt("watch." + component, expected, is -> is.withWatch(watch));
    }

    private static ShadowLife life(PolicyRef policy, Run run, Optional<Instant> endBy) {
        return new ShadowLife(policy, NOON, run.spent(), run.attempt().watch(), endBy, Optional.empty());
    }

    private static Stream<ChangeRow> components() {
        Watch limited = new Watch(EcsStatus.Known.PENDING, NOON, Optional.of(LATER), 0);
        return Stream.of(
                new ChangeRow(
                        "identity",
                        Change.SUBSTANCE,
                        run -> run.known(Scene.IDENTITY.next(Scene.IDENTITY.namespace(), 8, "again"))),
                new ChangeRow(
                        "policy",
                        Change.SUBSTANCE,
                        run -> run.under(life(new PolicyRef("other", 1), run, Optional.empty()))),
                new ChangeRow(
                        "phase",
                        Change.SUBSTANCE,
                        run -> run.withPhase(
                                new Phase.Ended(run.created(), Phase.Result.SUCCEEDED, Optional.empty(), "over"))),
                new ChangeRow(
                        "request",
                        Change.SUBSTANCE,
                        run -> run.learning(new Adoption(
                                Requests.of(new LaunchRequest.Essentials.EssentialsUnknown()), List.of()))),
                new ChangeRow(
                        "gaps",
                        Change.SUBSTANCE,
                        run -> run.learning(new Adoption(
                                run.request(),
                                List.of(new MissingLaunchFact(MissingLaunchFact.Availability.LASTING, "secrets"))))),
                new ChangeRow("endBy", Change.SUBSTANCE, run -> run.under(life(run.policy(), run, Optional.of(LATER)))),
                new ChangeRow("orders", Change.SUBSTANCE, run -> run.withOrders(WAITED_FOR)),
                new ChangeRow("created", Change.SUBSTANCE, ChangeTest::created),
                new ChangeRow("past", Change.SUBSTANCE, run -> run.withPast(List.of(past()))),
                new ChangeRow(
                        "spent",
                        Change.SUBSTANCE,
                        run -> run.waiting(run.phase(), run.request(), Map.of(BudgetGroup.HOST, Spent.NOTHING))),
                new ChangeRow(
                        "pending",
                        Change.SUBSTANCE,
                        run -> run.withPending(
                                List.of(new PendingEffect(new Effect.DescribeTask(1, ref("1")), NOON, NOON, 1)))),
                new ChangeRow("shadow", Change.SUBSTANCE, run -> shadowed(limited)),
                attempt("number", Change.SUBSTANCE, is -> is.withNumber(2)),
                attempt("desired", Change.SUBSTANCE, is -> with(is, TaskState.SHUTDOWN, is.created())),
                attempt("created", Change.SUBSTANCE, is -> with(is, is.desired(), LATER)),
                attempt("status: RUNNING", Change.SUBSTANCE, is -> reaching(is, TaskState.RUNNING)),
                attempt("status: STARTING", Change.DETAIL, is -> reaching(is, TaskState.STARTING)),
                attempt(
                        "status.error",
                        Change.DETAIL,
                        is -> is.withStatus(is.status().withError("task is ACTIVATING"))),
                attempt("launch", Change.SUBSTANCE, is -> is.withLaunch(new Launch.Asked())),
                attempt(
                        "launch.seen",
                        Change.SUBSTANCE,
                        is -> is.withLaunch(new Launch.Launched(ref("1"), Optional.empty()))),
                seen("seen.version", Change.DETAIL, task("1", 3, "PENDING")),
                seen("seen.lastStatus", Change.DETAIL, task("1", 3, "ACTIVATING")),
                seen("seen.times.pullStopped", Change.DETAIL, PENDING.pulled()),
                seen("seen.times.started", Change.SUBSTANCE, PENDING.ran()),
                seen("seen.desiredStatus", Change.SUBSTANCE, stopping("STOPPED", Optional.empty())),
                seen(
                        "seen.stop",
                        Change.SUBSTANCE,
                        stopping(
                                "RUNNING",
                                Optional.of(new EcsTask.StopDetails(
                                        Optional.of(StopCode.KnownStopCode.USER_INITIATED),
                                        Optional.empty(),
                                        Optional.empty())))),
                seen("seen.placement.containerInstance", Change.SUBSTANCE, PENDING.on("instance")),
                seen(
                        "seen.containers.status",
                        Change.DETAIL,
                        PENDING.without("app").with(container("app", "RUNNING"))),
                seen(
                        "seen.containers.exitCode",
                        Change.SUBSTANCE,
                        PENDING.without("app").with(container("app", 0))),
                seen(
                        "seen.containers.reason",
                        Change.SUBSTANCE,
                        PENDING.without("app").with(container("app", "PENDING", "CannotPullContainerError: no"))),
                seen("seen: STOPPED", Change.SUBSTANCE, task("1", 3, "STOPPED")),
                attempt("stop", Change.SUBSTANCE, is -> is.withStop(new Stop.Hanging())),
                attempt(
                        "applyingErrors",
                        Change.SUBSTANCE,
                        is -> is.withApplyingErrors(Map.of(
                                "app",
                                ContainerError.parse("CannotPullContainerError: no")
                                        .orElseThrow()))),
                watch("state", Change.DETAIL, new Watch(EcsStatus.Known.ACTIVATING, LATER, Optional.empty(), 0)),
                watch("until", Change.SUBSTANCE, limited),
                attempt(
                        "contact.heardAt",
                        Change.DETAIL,
                        is -> is.withContact(new Contact(LATER, is.contact().checkAt(), Optional.empty()))),
                attempt(
                        "contact.checkAt",
                        Change.DEADLINE,
                        is -> is.withContact(is.contact().checkedAt(LATER))),
                attempt(
                        "contact.silence",
                        Change.SUBSTANCE,
                        is -> is.withContact(is.contact().unanswered(NoAnswer.SILENT, NOON))));
    }

    private static TaskSketch stopping(String desired, Optional<EcsTask.StopDetails> why) {
        return new TaskSketch(
                PENDING.id(), 2, PENDING.last(), desired, why, false, false, Optional.empty(), PENDING.containers());
    }

    private static Run created(Run run) {
        return new Run(
                run.identity(),
                run.request(),
                run.policy(),
                LATER,
                run.phase(),
                run.attempt(),
                run.past(),
                run.spent(),
                run.endBy(),
                run.pending(),
                run.gaps(),
                run.orders(),
                run.shadow());
    }

    private static Attempt with(Attempt is, TaskState desired, Instant created) {
        return new Attempt(
                is.number(),
                desired,
                is.status(),
                is.launch(),
                is.stop(),
                is.applyingErrors(),
                is.watch(),
                created,
                is.contact());
    }

    private static Attempt reaching(Attempt attempt, TaskState state) {
        return attempt.withStatus(attempt.status().withState(state));
    }

    private static PastAttempt past() {
        return PastAttempt.of(RUN.attempt(), Classification.ofTask(Cause.HOST, Symptom.UNKNOWN, "test", "lost"));
    }

    private static Run shadowed(Watch watch) {
        return RUN.withShadow(Optional.of(
                new ShadowLife(new PolicyRef("beside", 1), NOON, Map.of(), watch, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("components")
    void each_component_is_a_detail_or_of_substance(ChangeRow row) {
        Run changed = row.change().apply(RUN);

        assertThat(changed).isNotEqualTo(RUN);
        assertThat(Change.between(RUN, changed)).isEqualTo(row.expected());
        assertThat(Change.between(changed, changed)).as("nothing").isEqualTo(Change.DETAIL);
    }

    @Test
    void every_component_is_in_the_table() {
        assertThat(Stream.concat(
                        names(Run.class).filter(name -> !name.equals("attempt")),
                        names(Attempt.class).map("attempt."::concat)))
                .allMatch(name -> components().anyMatch(row -> row.component().matches(name + "\\b.*")));
    }

    private static Stream<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName);
    }

    @Test
    void a_limit_that_only_the_shadow_has_is_of_substance_too() {
        Run unlimited = shadowed(Watch.NONE);
        Run other = shadowed(new Watch(EcsStatus.Known.ACTIVATING, LATER, Optional.empty(), 0));
        Run limited = shadowed(new Watch(EcsStatus.Known.ACTIVATING, LATER, Optional.of(LATER), 0));
        assertThat(Change.between(unlimited, other)).isEqualTo(Change.DETAIL);
        assertThat(Change.between(unlimited, limited)).isEqualTo(Change.SUBSTANCE);
    }
}

package dev.lifeline.lifecycle.attempt;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.task.Outcome;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EcsControllerTest {
    private static final LaunchRequest REQUEST = Requests.of(new Essentials.Named(List.of("app")));
    private static final LaunchRequest OTHER = Requests.of(new Essentials.EssentialsUnknown());
    private static final Classification WHY = Classification.ofTask(Cause.TIMEOUT, Symptom.UNKNOWN, "test", "too slow");
    private static final Attempt ATTEMPT = Attempt.first(3, NOON, NOON.plusSeconds(900));

    /**
     * Every launch state under every operation that depends on it. {@code done}, "wait" (temporary), {@code no}
     * (failed, with its exit code), {@code refused} (update); behind {@code +} the effect.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # launch                        prepare        start  await  shutdown         terminate        update
            unasked                       , wait +RunTask, wait , wait , done           , done           , done
            asked                         , wait         , wait , wait , wait           , wait           , refused
            refused                       , no           , wait , wait , done           , done           , refused
            launched                      , wait         , wait , wait , wait +StopTask , done +StopTask , refused
            PROVISIONING                  , wait         , wait , wait , wait +StopTask , done +StopTask , refused
            PENDING                       , wait         , wait , wait , wait +StopTask , done +StopTask , refused
            PENDING pulled                , done         , wait , wait , wait +StopTask , done +StopTask , refused
            ACTIVATING                    , done         , wait , wait , wait +StopTask , done +StopTask , refused
            ACTIVATING ran                , done         , done , wait , wait +StopTask , done +StopTask , refused
            RUNNING                       , done         , done , wait , wait +StopTask , done +StopTask , refused
            RUNNING stopping              , done         , done , wait , wait           , done +StopTask , refused
            DEACTIVATING ran stopping     , done         , done , wait , wait           , done +StopTask , refused
            STOPPING ran stopping         , done         , done , wait , wait           , done +StopTask , refused
            DEPROVISIONING stopping       , wait         , wait , wait , wait           , done +StopTask , refused
            DEPROVISIONING ran stopping   , done         , done , wait , wait           , done +StopTask , refused
            NEWFANGLED                    , wait         , wait , wait , wait +StopTask , done +StopTask , refused
            STOPPED                       , no           , no   , no   , done           , done +StopTask , refused
            STOPPED pulled                , done         , no   , no   , done           , done +StopTask , refused
            STOPPED exit 0                , done         , done , done , done           , done +StopTask , refused
            STOPPED exit 1                , done         , done , no 1 , done           , done +StopTask , refused
            STOPPED exit 143              , done         , done , no 143, done          , done +StopTask , refused
            STOPPED exit lost             , done         , done , no   , done           , done +StopTask , refused
            STOPPED spot exit 0           , done         , done , no   , done           , done +StopTask , refused
            STOPPED user exit 0           , done         , done , no   , done           , done +StopTask , refused
            STOPPED unknown code exit 0   , done         , done , done , done           , done +StopTask , refused
            STOPPED cannot pull           , no           , no   , no   , done           , done +StopTask , refused
            STOPPED cannot pull container , no           , no   , no   , done           , done +StopTask , refused
            STOPPED cannot create         , done         , no   , no   , done           , done +StopTask , refused
            STOPPED cannot start          , done         , no   , no   , done           , done +StopTask , refused
            DELETED                       , no           , no   , no   , done           , done +StopTask , refused
            """)
    void each_operation_answers_from_the_launch_as_it_was_last_seen(
            String launch,
            String prepare,
            String start,
            String await,
            String shutdown,
            String terminate,
            String updateToAnother) {
        Attempt attempt = ATTEMPT.withLaunch(launch(launch)).stopping(WHY);
        assertThat(answer(EcsController::prepare, attempt)).isEqualTo(prepare);
        assertThat(answer(EcsController::start, attempt)).isEqualTo(start);
        assertThat(answer(EcsController::await, attempt)).isEqualTo(await);
        assertThat(answer(EcsController::shutdown, attempt)).isEqualTo(shutdown);
        assertThat(answer(EcsController::terminate, attempt)).isEqualTo(terminate);
        assertThat(answer(it -> it.update(OTHER), attempt)).isEqualTo(updateToAnother);
        assertThat(answer(it -> it.update(REQUEST), attempt)).isEqualTo("done");
        assertThat(answer(EcsController::remove, attempt)).isEqualTo("wait");
        assertThat(answer(EcsController::close, attempt)).isEqualTo("done");
    }

    @Test
    void what_it_waits_for_is_told() {
        assertThat(new EcsController(REQUEST, ATTEMPT).prepare())
                .isEqualTo(new Outcome.Temporary("waiting for RunTask"));
        assertThat(new EcsController(REQUEST, ATTEMPT.withLaunch(launch("launched"))).await())
                .isEqualTo(new Outcome.Temporary("waiting for the task's first state"));
        assertThat(controller(task("1", 4, "PENDING")).prepare()).isEqualTo(new Outcome.Temporary("task is PENDING"));
        assertThat(controller(task("1", 4, "ACTIVATING")).start())
                .isEqualTo(new Outcome.Temporary("task is ACTIVATING"));
        assertThat(controller(task("1", 4, "RUNNING")).await()).isEqualTo(new Outcome.Temporary("task is RUNNING"));
    }

    @Test
    void shutdown_asks_for_StopTask_once_and_terminate_always() {
        Attempt asked = ATTEMPT.withLaunch(launch("RUNNING")).withStop(new Stop.Wanted(WHY, 1));
        assertThat(answer(EcsController::shutdown, asked)).isEqualTo("wait");
        assertThat(answer(EcsController::terminate, asked)).isEqualTo("done +StopTask");
    }

    @Test
    void StopTask_names_the_task_and_says_why() {
        Attempt attempt = ATTEMPT.withLaunch(launch("RUNNING")).stopping(WHY);
        EcsController controller = new EcsController(REQUEST, attempt);
        controller.shutdown();
        assertThat(controller.effects())
                .containsExactly(new Effect.StopTask(3, ref("1"), "Stopped by Lifeline: too slow"));
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"COMPLETE", "SHUTDOWN", "FAILED", "REJECTED", "REMOVE", "ORPHANED"})
    void an_attempt_that_is_over_may_be_removed_and_ignores_updates(TaskState state) {
        Attempt over = ATTEMPT.withLaunch(launch("STOPPED exit 0"))
                .withStatus(ATTEMPT.status().withState(state));
        assertThat(answer(EcsController::remove, over)).isEqualTo("done");
        assertThat(answer(it -> it.update(OTHER), over)).isEqualTo("done");
    }

    @Test
    void a_failure_says_what_ECS_said_of_the_task_and_of_the_containers_that_never_ran() {
        TaskSketch task = neverRan("1", 4, "TaskFailedToStart", "Task failed to start")
                .without("app")
                .with(container("app", "STOPPED", "CannotPullContainerError: i/o timeout"))
                .with(container("side", "RUNNING", "not the cause"));
        assertThat(controller(task).prepare())
                .isEqualTo(new Outcome.Failed("Task failed to start; app: CannotPullContainerError: i/o timeout"));
        assertThat(controller(exited("1", 4, 2)).await().toString())
                .contains("Essential container in task exited; container app exited with 2");
    }

    private static EcsController controller(TaskSketch task) {
        return new EcsController(REQUEST, ATTEMPT.withLaunch(seen(task)));
    }

    private static String answer(Function<EcsController, Outcome> operation, Attempt attempt) {
        EcsController controller = new EcsController(REQUEST, attempt);
        Outcome outcome = operation.apply(controller);
        String effects = controller.effects().stream()
                .map(effect -> " +" + effect.getClass().getSimpleName())
                .collect(Collectors.joining());
        return switch (outcome) {
                    case Outcome.Done done -> "done";
                    case Outcome.Temporary temporary -> "wait";
                    case Outcome.Failed failed ->
                        failed.exitCode().isPresent()
                                ? "no " + failed.exitCode().getAsInt()
                                : "no";
                    case Outcome.UpdateRejected rejected -> "refused";
                    case Outcome.Cancelled unexpected -> unexpected.toString();
                    case Outcome.AlreadyPrepared unexpected -> unexpected.toString();
                    case Outcome.AlreadyStarted unexpected -> unexpected.toString();
                    case Outcome.ControllerClosed unexpected -> unexpected.toString();
                }
                + effects;
    }

    private static Launch launch(String words) {
        return switch (words) {
            case "unasked" -> new Launch.Unasked();
            case "asked" -> new Launch.Asked();
            case "refused" -> new Launch.Refused(WHY);
            case "launched" -> new Launch.Launched(ref("1"), Optional.empty());
            case "STOPPED exit 0" -> seen(exited("1", 4, 0));
            case "STOPPED exit 1" -> seen(exited("1", 4, 1));
            case "STOPPED exit 143" -> seen(exited("1", 4, 143));
            case "STOPPED exit lost" -> seen(exited("1", 4, 0).without("app").with(container("app", "STOPPED")));
            case "STOPPED spot exit 0" -> seen(exited("1", 4, 0).stopping("SpotInterruption", "Spot"));
            case "STOPPED user exit 0" -> seen(exited("1", 4, 0).stopping("UserInitiated", "Task stopped by user"));
            case "STOPPED unknown code exit 0" -> seen(exited("1", 4, 0).stopping("Brandnew", "?"));
            case "STOPPED cannot pull" ->
                seen(neverRan("1", 4, "TaskFailedToStart", "CannotPullContainerError: x")
                        .pulled());
            case "STOPPED cannot pull container" ->
                seen(failedContainer("CannotPullContainerError: x").pulled());
            case "STOPPED cannot create" -> seen(failedContainer("CannotCreateContainerError: x"));
            case "STOPPED cannot start" -> seen(failedContainer("CannotStartContainerError: x"));
            default -> inState(words);
        };
    }

    /** An ECS state, then in any order {@code pulled}, {@code ran}, {@code stopping}. */
    private static Launch inState(String words) {
        List<String> all = List.of(words.split(" ", -1));
        TaskSketch task = task("1", 4, all.getFirst());
        task = all.contains("pulled") ? task.pulled() : task;
        task = all.contains("ran") ? task.ran() : task;
        return seen(all.contains("stopping") ? task.stopping("UserInitiated", "x") : task);
    }

    private static TaskSketch failedContainer(String error) {
        return neverRan("1", 4, "TaskFailedToStart", "Task failed to start")
                .without("app")
                .with(container("app", "STOPPED", error));
    }

    private static Launch seen(TaskSketch task) {
        return new Launch.Launched(ref("1"), Optional.of(task.now()));
    }
}

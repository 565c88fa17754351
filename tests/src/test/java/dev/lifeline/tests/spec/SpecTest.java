package dev.lifeline.tests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TLC finds a violation in each model that lacks a mechanism, and none in the larger models. It checks the smaller ones
 * for {@link ConformanceTest}.
 */
@Execution(ExecutionMode.CONCURRENT)
class SpecTest {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static void holds(String name, Model model, Duration patience) throws Exception {
        Tlc.TlcResult found = new Tlc(name, patience).check(model);
        System.out.println("TLC: " + name + ": " + found);
        assertThat(found.violated()).as(found.text()).isEmpty();
    }

    /** Takes minutes: {@code make spec}. */
    @Test
    @EnabledIfSystemProperty(named = "lifeline.spec", matches = "large")
    void all_holds_for_two_attempts_and_two_functions() throws Exception {
        holds("two-functions", Model.small().with("HiddenTasks", true).with("Throttles", true), Duration.ofHours(1));
    }

    /** Takes minutes. */
    @Test
    @EnabledIfSystemProperty(named = "lifeline.spec", matches = "large")
    void all_holds_for_two_attempts_whatever_goes_wrong() throws Exception {
        holds("whatever", Model.unasked().alone(), Duration.ofHours(1));
    }

    @ParameterizedTest(name = "without {0}, {1} breaks")
    @CsvSource({
        "VersionGuard, KnownGrows",
        "SaveBeforeAct, NoTaskWithoutIntent",
        "PendingSaved, EveryRunEndsOrHasDeadline",
        "DerivedToken, OneTaskPerAttempt",
        "CheckBeforeRepeat, OneTaskPerAttempt",
        "RefusalIsNoProof, AtMostOneLiveAttempt",
        "BudgetChecked, BudgetKept",
    })
    void each_mechanism_is_needed(String mechanism, String invariant) throws Exception {
        breaks(mechanism, invariant, Model.small().alone());
    }

    @ParameterizedTest(name = "without {0}, {1} breaks")
    @CsvSource({"SuspensionHolds, SuspensionKept", "ReportOwed, WhoWaitsIsOwedAReport"})
    void each_mechanism_for_users_is_needed(String mechanism, String property) throws Exception {
        breaks(mechanism, property, asked());
    }

    @Test
    @Tag("long")
    void all_holds_while_a_user_stops_suspends_and_resumes_the_run_and_another_waits_for_it() throws Exception {
        holds("users", asked().with("UserStops", true).with("Throttles", true), PATIENCE);
    }

    @Test
    void all_holds_while_a_user_suspends_and_resumes_the_run_and_another_waits_for_it() throws Exception {
        holds("suspended-and-waited-for", asked().with("MostTasks", 2), PATIENCE);
    }

    private static Model asked() {
        return Model.small()
                .alone()
                .with("Suspensions", true)
                .with("Callbacks", true)
                .with("Stops", 1);
    }

    @ParameterizedTest(name = "without {0}, {1} breaks")
    @CsvSource({"ConditionalSave, EndedStaysEnded", "LeaseHolds, AtMostOneLiveAttempt"})
    void each_mechanism_between_two_functions_is_needed(String mechanism, String invariant) throws Exception {
        breaks(mechanism, invariant, Model.small());
    }

    @ParameterizedTest(name = "without IdentityChecked, {0} breaks")
    @ValueSource(strings = {"ResultIsItsOwn", "StrangersUntouched"})
    void nor_is_a_name_proof_that_a_task_is_the_runs_own(String invariant) throws Exception {
        Model strangers = Model.small().alone().with("Strangers", true);
        breaks("IdentityChecked", invariant, strangers.checking(invariant));
    }

    @Test
    void without_a_wait_for_the_task_that_hangs_the_next_attempt_runs_beside_it() throws Exception {
        breaks("HangingAwaited", "AtMostOneLiveAttempt", Model.small().alone().with("HangingTasks", 1));
    }

    @Test
    void without_a_wait_for_the_end_of_a_task_that_was_told_to_stop_the_next_attempt_runs_beside_it() throws Exception {
        breaks("ZombiesAwaited", "NoAttemptBesideAZombie", Model.secondTasks("PROPERTIES NoAttemptBesideAZombie"));
    }

    @Test
    void nor_does_the_next_generation_begin_beside_it() throws Exception {
        breaks("ZombiesAwaited", "NoGenerationBesideAZombie", Model.secondTasks("INVARIANT NoGenerationBesideAZombie"));
    }

    @Test
    @Tag("long")
    void the_next_generation_waits_for_the_end_of_every_task_that_was_told_to_stop() throws Exception {
        holds("second-tasks", Model.secondTasks("INVARIANT NoGenerationBesideAZombie"), PATIENCE);
    }

    @Test
    void without_grace_for_a_task_that_is_not_visible_yet_it_is_taken_for_lost() throws Exception {
        breaks("VisibilityGrace", "AtMostOneLiveAttempt", Model.unasked().alone());
    }

    @ParameterizedTest(name = "were it not for {0}, {1} would break")
    @CsvSource({"LeaseCoversSave, AtMostOneLiveAttempt", "ShortFunctions, OneTaskPerAttempt"})
    @Tag("long")
    void nor_is_more_taken_for_granted_of_functions_than_must_be(String assumption, String invariant) throws Exception {
        breaks(assumption, invariant, Model.small());
    }

    @Test
    void nor_that_a_task_is_heard_of_in_time() throws Exception {
        breaks("HeardInTime", "OneTaskPerAttempt", Model.small().alone());
    }

    @Test
    @Tag("long")
    void every_run_ends_though_ECS_answers_nothing_and_ends_no_task() throws Exception {
        holds("every-run-ends", alive(), PATIENCE);
    }

    @Test
    @Tag("long")
    void without_a_bound_for_questions_a_run_may_go_on_for_ever() throws Exception {
        breaks(
                "QuestionsBounded",
                "Temporal properties",
                Model.small()
                        .alone()
                        .with("Retries", 0)
                        .with("Stops", 1)
                        .with("MostTasks", 2)
                        .alive());
    }

    private static Model alive() {
        return Model.small()
                .alone()
                .with("Watchdog", true)
                .with("Throttles", true)
                .with("HangingTasks", 1)
                .with("Stops", 1)
                .with("Retries", 0)
                .with("MostTasks", 2)
                .alive();
    }

    private static void breaks(String constant, String invariant, Model model) throws Exception {
        Tlc.TlcResult found = new Tlc("without-" + constant, PATIENCE).check(model.with(constant, false));
        System.out.println("TLC: without " + constant + ": " + found);
        assertThat(found.violated()).contains(invariant);
    }
}

package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswered;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.Change;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The end of a run is reported to those who wait for it until they have the report. */
class CallbacksTest {
    private static final CallbackTarget TOKEN = new CallbackTarget.TaskToken("AAAA-secret-token");
    private static final CallbackTarget QUEUE = new CallbackTarget.QueueTarget("https://sqs.example/jobs");
    private static final CallbackAnswer DELIVERED = new CallbackAnswer.CallbackDelivered();
    private static final CallbackAnswer UNANSWERED = new CallbackAnswer.CallbackUnanswered("AccessDenied");
    private static final Effect ENDED = new Effect.SendCallback(1, 1, CallbackNews.ENDED);
    private static final Effect ALIVE = new Effect.SendCallback(1, 1, CallbackNews.ALIVE);

    private static Scene waitedFor(CallbackTarget... targets) {
        Scene scene = Scene.running();
        for (CallbackTarget target : targets) {
            scene.observes(joins(target));
        }
        return scene;
    }

    private static Observation joins(CallbackTarget target) {
        return new CallbackRequested(Callback.to(target, Optional.empty()));
    }

    private static Observation answer(int callback, CallbackAnswer answer) {
        return new CallbackAnswered(callback, CallbackNews.ENDED, answer);
    }

    @Test
    void a_run_is_launched_with_its_callbacks() {
        Callback twice = Callback.to(TOKEN, Optional.of(Duration.ofSeconds(60)));
        Decision launched = Supervisor.launch(
                Scene.IDENTITY,
                new LaunchOrder(Scene.REQUEST, List.of(twice, Callback.to(QUEUE, Optional.empty()), twice)),
                Scene.asked().circumstances());
        assertThat(launched.run().callbacks())
                .containsExactly(
                        new Callback(
                                1,
                                TOKEN,
                                Optional.of(Duration.ofSeconds(60)),
                                Optional.of(TaskSketch.NOON.plusSeconds(60))),
                        new Callback(2, QUEUE, Optional.empty(), Optional.empty()));
        assertThat(launched.run().deadline())
                .as("the lease of RunTask, before the heartbeat")
                .hasValue(TaskSketch.NOON.plusSeconds(30));
    }

    @Test
    void everybody_who_waits_is_told_once_the_run_has_ended() {
        Scene scene = waitedFor(TOKEN, QUEUE).sees(exited("1", 9, 0));
        assertThat(scene.effects()).containsExactly(ENDED, new Effect.SendCallback(1, 2, CallbackNews.ENDED));
        scene.observes(answer(1, DELIVERED));
        assertThat(scene.reason()).isEqualTo("callback 1 was delivered");
        assertThat(scene.run().hindrance())
                .as("the next generation would end with another result")
                .hasValue("callback 2 to queue https://sqs.example/jobs has yet to be delivered");
        scene.observes(answer(2, DELIVERED));
        assertThat(scene.run().hindrance()).isEmpty();
        assertThat(scene.run().callbacks()).isEmpty();
        assertThat(scene.run().pending()).isEmpty();
        assertThat(scene.run().deadline()).isEmpty();
        assertThat(scene.observes(answer(1, DELIVERED)).last().outcome()).isEqualTo(DecisionOutcome.STALE);
    }

    @Test
    void a_stop_at_once_and_a_hanging_task_forget_nobody() {
        Scene scene = waitedFor(TOKEN).observes(new Observation.StopRequested("enough", StopManner.AT_ONCE));
        assertThat(scene.effects()).contains(ENDED);
        scene.sees(exited("1", 9, 0));
        assertThat(scene.run().pending()).extracting(PendingEffect::effect).containsExactly(ENDED);
    }

    @Test
    void a_task_that_hangs_and_is_gone_takes_no_report_along() {
        Scene scene = waitedFor(TOKEN)
                .observes(new Observation.StopRequested("enough", StopManner.AT_ONCE))
                .later(600)
                .described(new Observation.DescribeAnswer.TaskMissing());
        assertThat(scene.run().attempt().isHanging()).isFalse();
        assertThat(scene.run().pending()).extracting(PendingEffect::effect).containsExactly(ENDED);
    }

    @Test
    void an_orphaned_attempt_forgets_nobody() {
        Scene scene = waitedFor(TOKEN).userStops().later(600).described(new Observation.DescribeAnswer.TaskMissing());
        assertThat(scene.effects()).containsExactly(ENDED);
    }

    @Test
    void a_callback_without_an_answer_is_sent_again_for_a_day() {
        Scene scene = waitedFor(TOKEN).sees(exited("1", 9, 0));
        Instant ended = scene.now();
        int sent = 1;
        while (scene.observes(answer(1, UNANSWERED)).comesBack().effects().contains(ENDED)) {
            sent++;
        }
        assertThat(Duration.between(ended, scene.now())).isBetween(Duration.ofHours(24), Duration.ofMinutes(1446));
        assertThat(sent).isGreaterThan(250);
        assertThat(scene.reason()).isEqualTo("callback 1 is given up: it could not be delivered for 1 d");
        assertThat(scene.run().callbacks()).isEmpty();
        assertThat(scene.run().deadline()).isEmpty();
    }

    @Test
    void a_callback_whose_functions_all_died_is_given_up_too() {
        Scene scene = waitedFor(TOKEN).sees(exited("1", 9, 0));
        for (int hour = 0; hour < 23; hour++) {
            assertThat(scene.timePasses(3_600).effects()).containsExactly(ENDED);
        }
        assertThat(scene.timePasses(3_600).effects()).isEmpty();
        assertThat(scene.run().deadline()).isEmpty();
    }

    @Test
    void a_receiver_that_no_longer_waits_is_dropped_and_the_run_goes_on() {
        Scene scene = waitedFor(TOKEN)
                .observes(new CallbackAnswered(1, CallbackNews.ALIVE, new CallbackAnswer.NobodyWaits("TaskTimedOut")));
        assertThat(scene.reason()).isEqualTo("nobody waits for callback 1: TaskTimedOut");
        assertThat(scene.sees(exited("1", 9, 0)).effects()).isEmpty();
    }

    @Test
    void whoever_comes_after_the_end_is_told_at_once() {
        Scene scene = Scene.running().sees(exited("1", 9, 0)).observes(joins(QUEUE));
        assertThat(scene.effects()).containsExactly(ENDED);
    }

    @Test
    void the_same_target_is_the_same_callback_until_it_was_told() {
        Scene scene = waitedFor(TOKEN).observes(joins(TOKEN));
        assertThat(scene.reason()).isEqualTo("callback 1 to a Step Functions task token waits already");
        scene.sees(exited("1", 9, 0)).observes(answer(1, DELIVERED)).observes(joins(TOKEN));
        assertThat(scene.effects())
                .as("a number is used once: a late answer counts for no other callback")
                .containsExactly(new Effect.SendCallback(1, 2, CallbackNews.ENDED));
    }

    @Test
    void an_eleventh_callback_is_ignored() {
        Scene scene = Scene.running();
        for (int queue = 1; queue <= 11; queue++) {
            scene.observes(joins(new CallbackTarget.QueueTarget("https://sqs.example/" + queue)));
        }
        assertThat(scene.last().outcome()).isEqualTo(DecisionOutcome.IGNORED);
        assertThat(scene.reason()).isEqualTo("no more than 10 callbacks may wait for a run");
        assertThat(scene.run().callbacks()).hasSize(10);
    }

    @Test
    void a_heartbeat_says_that_the_run_is_alive_and_needs_no_answer() {
        Scene scene = Scene.running()
                .observes(new CallbackRequested(Callback.to(TOKEN, Optional.of(Duration.ofSeconds(60)))));
        for (int minute = 1; minute <= 10; minute++) {
            assertThat(scene.untilDue()).isEqualTo(Duration.ofSeconds(60));
            assertThat(scene.comesBack().effects()).containsExactly(ALIVE);
            assertThat(scene.run().pending()).isEmpty();
            scene.observes(new CallbackAnswered(1, CallbackNews.ALIVE, minute == 5 ? UNANSWERED : DELIVERED));
            assertThat(scene.last().outcome()).isEqualTo(DecisionOutcome.STALE);
        }
        assertThat(scene.run().next().orElseThrow().what())
                .as("a heartbeat is no step of the run")
                .startsWith("next check of its task");
        assertThat(scene.sees(exited("1", 9, 0)).effects()).containsExactly(ENDED);
        assertThat(scene.later(60).observes(new Observation.TimePassed()).effects())
                .as("a run that has ended has no heart")
                .containsExactly(ENDED);
    }

    @Test
    void a_callback_is_of_substance_and_the_time_of_its_heartbeat_a_deadline() {
        Callback beating = Callback.to(TOKEN, Optional.of(Duration.ofSeconds(60)));
        Run run = Scene.running().run();
        Run waited = run.withOrders(run.orders().joinedBy(beating, TaskSketch.NOON));
        Run later = waited.withOrders(waited.orders().beating(TaskSketch.NOON.plusSeconds(60)));
        assertThat(Change.between(run, waited)).isEqualTo(Change.SUBSTANCE);
        assertThat(Change.between(waited, later)).isEqualTo(Change.DEADLINE);
    }

    @Test
    void only_tokens_and_durable_callbacks_take_heartbeats() {
        assertThatThrownBy(() -> Callback.to(QUEUE, Optional.of(Duration.ofSeconds(60))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_suspended_run_is_alive() {
        Scene scene = Scene.running()
                .observes(new CallbackRequested(Callback.to(TOKEN, Optional.of(Duration.ofSeconds(60)))))
                .observes(new Observation.SuspendRequested("not now"));
        assertThat(scene.comesBack().effects()).containsExactly(ALIVE);
    }

    @Test
    void no_text_contains_a_token_even_if_an_error_repeats_it() {
        Scene scene = waitedFor(TOKEN).sees(exited("1", 9, 0));
        List<String> texts = new ArrayList<>();
        texts.add(scene.last().explanation().toString());
        scene.observes(answer(1, new CallbackAnswer.CallbackUnanswered("invalid token AAAA-secret-token")));
        texts.add(scene.last().toString());
        scene.observes(answer(1, new CallbackAnswer.NobodyWaits("AAAA-secret-token timed out")));
        texts.add(scene.last().toString());
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain("AAAA-secret-token"));
        assertThat(scene.reason()).isEqualTo("nobody waits for callback 1: (hidden) timed out");
    }

    @Test
    void a_shadow_tells_nobody_anything() {
        Policy policy = DefaultPolicy.named("default").orElseThrow();
        Scene scene = Scene.running(policy, DefaultPolicy.named("always").orElseThrow())
                .observes(joins(TOKEN))
                .sees(exited("1", 9, 0));
        assertThat(scene.effects()).containsExactly(ENDED);
        assertThat(scene.run().pending()).extracting(PendingEffect::effect).containsExactly(ENDED);
    }
}

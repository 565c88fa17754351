package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import java.util.List;

/** Each phase and state in which a user's request may find a run. */
enum RunState {
    /** RunTask was called and has not answered. */
    LAUNCHING {
        @Override
        Scene scene() {
            return Scene.asked(AGAIN);
        }
    },
    /** The pace, a breaker or the pause has held RunTask: it was never called. */
    LAUNCH_HELD {
        @Override
        Scene scene() {
            Scene scene = Scene.asked(AGAIN);
            return scene.answered(new LaunchAnswer.LaunchHeld(
                    new Hold.Barred("Lifeline is paused", scene.now().plusSeconds(120))));
        }
    },
    /** RunTask was called once without an answer, and the second call is held. */
    LAUNCH_IN_DOUBT_HELD {
        @Override
        Scene scene() {
            Scene scene = Scene.asked(AGAIN)
                    .answered(new LaunchAnswer.LaunchUnanswered("timed out"))
                    .comesBack();
            return scene.answered(new LaunchAnswer.LaunchHeld(
                    new Hold.Barred("Lifeline is paused", scene.now().plusSeconds(120))));
        }
    },
    LAUNCHED {
        @Override
        Scene scene() {
            return Scene.asked(AGAIN).accepted("1");
        }
    },
    RUNNING {
        @Override
        Scene scene() {
            return Scene.running(AGAIN);
        }
    },
    /** The policy stops the task: another attempt would follow. */
    STOPPED_BY_POLICY {
        @Override
        Scene scene() {
            return Scene.launched("always")
                    .sees(task("1", 3, "PENDING")
                            .with(container("side", "PENDING", "CannotPullContainerError: i/o timeout")));
        }
    },
    STOPPED_BY_USER {
        @Override
        Scene scene() {
            return Scene.running(AGAIN).userStops();
        }
    },
    BACKING_OFF {
        @Override
        Scene scene() {
            return failed("STOPPED");
        }
    },
    /** The program is over and ECS has not ended its task. */
    BACKING_OFF_HANGING {
        @Override
        Scene scene() {
            return failed("DEPROVISIONING");
        }
    },
    /** Its ended task was seen alive, and StopTask has not answered. */
    BACKING_OFF_STOPPING {
        @Override
        Scene scene() {
            return failed("STOPPED").sees(task("1", 20, "RUNNING"));
        }
    },
    AWAITING_RECORD {
        @Override
        Scene scene() {
            return Scene.adopted(List.of(new MissingLaunchFact(MissingLaunchFact.Availability.AWAITED, "the network")))
                    .sees(TaskSketch.neverRan("1", 4, "TaskFailedToStart", "CannotPullContainerError: i/o timeout"));
        }
    },
    ENDED {
        @Override
        Scene scene() {
            return Scene.running(AGAIN).sees(exited("1", 9, 0));
        }
    };

    abstract Scene scene();

    /** A program that failed, under a policy that launches it again after 30 seconds. */
    private static Scene failed(String status) {
        return Scene.running(AGAIN).sees(failure(status));
    }

    private static TaskSketch failure(String status) {
        return task("1", 9, status)
                .ran()
                .stopping("EssentialContainerExited", "Essential container in task exited")
                .without("app")
                .with(container("app", 1));
    }

    /** Launches a failed program again after the default back-off. */
    private static final Policy AGAIN = Policies.of(new Rule("again", List.of(), new Verdict.Retry(BudgetGroup.EXIT)));
}

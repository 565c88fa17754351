package dev.lifeline.controller.report;

import dev.lifeline.controller.report.AttemptDescription.AttemptTimes;
import dev.lifeline.controller.report.LogPlace.LogStream;
import dev.lifeline.controller.report.LogPlace.NoLogStream;
import dev.lifeline.controller.shape.AnswerForm;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.run.Suspension;
import dev.lifeline.lifecycle.task.Port;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A run as the functions describe it. */
public final class DescriptionJson {
    private static final Shape<String> TEXT = Shapes.TEXT;

    private static final AnswerForm<Suspension> SUSPENSION = new AnswerForm<Suspension>()
            .with("since", Shapes.INSTANT, Suspension::since)
            .with("until", Shapes.INSTANT, Suspension::until)
            .with("reason", TEXT, Suspension::reason);

    private static final AnswerForm<Port> PORT = new AnswerForm<Port>()
            .with("protocol", Shapes.word(Enum::name, Port.Protocol.values()), Port::protocol)
            .with("containerPort", Shapes.INTEGER, Port::containerPort)
            .with("hostPort", Shapes.INTEGER, Port::hostPort);

    private static final AnswerForm<EcsContainer> CONTAINER = new AnswerForm<EcsContainer>()
            .with("container", TEXT, EcsContainer::name)
            .with("status", TEXT, container -> container.status().toString())
            .orNull("exitCode", Shapes.INTEGER, EcsContainer::exitCode)
            .orNull("reason", TEXT, container -> container.reason().map(Reason::text))
            .orNull("imageDigest", TEXT, EcsContainer::imageDigest);

    private static final AnswerForm<LogPlace> LOG = new AnswerForm<LogPlace>()
            .orNull("container", TEXT, log -> switch (log) {
                case LogStream stream -> Optional.of(stream.container());
                case NoLogStream none -> none.container();
            })
            .orNull("driver", TEXT.described("The log driver, by the task definition."), log -> switch (log) {
                case LogStream stream -> Optional.of(LogPlaces.AWSLOGS);
                case NoLogStream none -> none.driver();
            })
            .orNull("group", TEXT, ofStream(LogStream::group))
            .orNull("region", TEXT, ofStream(LogStream::region))
            .orNull("stream", TEXT, ofStream(LogStream::name))
            .orNull("link", TEXT, log -> stream(log).flatMap(LogStream::link))
            .orNull(
                    "why",
                    TEXT.described("Why there is no stream."),
                    log -> log instanceof NoLogStream none ? Optional.of(none.why()) : Optional.empty());

    private static final AnswerForm<Optional<String>> TASK_LINK =
            new AnswerForm<Optional<String>>().orNull("task", TEXT, link -> link);

    private static final AnswerForm<Optional<String>> ITEM_LINK =
            new AnswerForm<Optional<String>>().orNull("item", TEXT, link -> link);

    private static final AnswerForm<AttemptDescription> ATTEMPT = new AnswerForm<AttemptDescription>()
            .with("attempt", Shapes.INTEGER, AttemptDescription::number)
            .with("state", ReportJson.STATE, AttemptDescription::state)
            .including(ReportJson.FINDING, AttemptDescription::finding)
            .orNull("task", TEXT, attempt -> attempt.task().map(Object::toString))
            .with(
                    "began",
                    Shapes.INSTANT.described("When the attempt was decided."),
                    attempt -> attempt.times().began())
            .orNull("ended", Shapes.INSTANT, time(AttemptTimes::ended))
            .orNull(
                    "startedAt",
                    Shapes.INSTANT.described("When its task was first RUNNING."),
                    time(AttemptTimes::started))
            .orNull(
                    "stoppedAt",
                    Shapes.INSTANT.described("When the containers of its task had stopped."),
                    time(AttemptTimes::stopped))
            .orNull(
                    "runtimeId",
                    TEXT.described(
                            "The container runtime's id of the container that has the exit code, or of an essential one."),
                    AttemptDescription::runtimeId)
            .list("ports", PORT, AttemptDescription::ports)
            .list("containers", CONTAINER, AttemptDescription::containers)
            .object("links", TASK_LINK, AttemptDescription::link)
            .list("logs", LOG, AttemptDescription::logs);

    /** The whole description. */
    public static final AnswerForm<RunDescription> RUN = new AnswerForm<RunDescription>()
            .including(ReportJson.REPORT, RunDescription::report)
            .with("began", Shapes.INSTANT, RunDescription::began)
            .orNull("ended", Shapes.INSTANT, RunDescription::ended)
            .with("cluster", TEXT, RunDescription::cluster)
            .with(
                    "taskDefinition",
                    TEXT.described("As it is launched, with its revision."),
                    RunDescription::taskDefinition)
            .objectOrNull("suspended", SUSPENSION, RunDescription::suspended)
            .list("history", ATTEMPT, RunDescription::history)
            .object("links", ITEM_LINK, RunDescription::link);

    private DescriptionJson() {}

    private static Function<AttemptDescription, Optional<Instant>> time(Function<AttemptTimes, Optional<Instant>> of) {
        return attempt -> of.apply(attempt.times());
    }

    private static Function<LogPlace, Optional<String>> ofStream(Function<LogStream, String> of) {
        return log -> stream(log).map(of);
    }

    private static Optional<LogStream> stream(LogPlace log) {
        return log instanceof LogStream stream ? Optional.of(stream) : Optional.empty();
    }
}

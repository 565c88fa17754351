package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.text.Glob;

/** Which tasks are adopted. */
final class SelectorShape {
    private static final String SERVICE = "service:";

    private static final Shape<Glob> CLUSTER = Scalars.GLOB.described("The cluster's name.", "prod", "*");

    private static final Shape<Glob> FAMILY =
            Scalars.GLOB.described("The task definition's family, without revision.", "nightly-*");

    private static final Shape<Glob> GROUP = Scalars.GLOB
            .checked(SelectorShape::notOfService)
            .with(schema -> schema.set("not", Schemas.pattern("^\\s*" + Scalars.inAnyCase(SERVICE))))
            .described("The task's group.", "family:nightly");

    private static final Shape<Glob> STARTED_BY = Scalars.GLOB.described("Who started the task.", "events-rule/*");

    private static final Shape<LaunchType.KnownLaunchType> LAUNCH_TYPE =
            Scalars.LAUNCH_TYPE.described("The task's launch type.", "FARGATE");

    static final Shape<TaskSelector> SELECTOR = Shapes.record(SelectorShape::read)
            .described("Selects tasks; all named keys must match. * stands for any text. Tasks of services"
                    + " are never selected.")
            .named("selector");

    private SelectorShape() {}

    private static TaskSelector read(Fields<TaskSelector> fields) {
        fields.needSome("picks every task; write cluster: \"*\" if that is meant");
        return new TaskSelector(
                fields.optional("cluster", CLUSTER, TaskSelector::cluster),
                fields.optional("family", FAMILY, TaskSelector::family),
                fields.optional("group", GROUP, TaskSelector::group),
                fields.optional("startedBy", STARTED_BY, TaskSelector::startedBy),
                fields.optional("launchType", LAUNCH_TYPE, TaskSelector::launchType));
    }

    private static Reading<Glob> notOfService(Glob group) {
        return group.pattern().startsWith(SERVICE)
                ? new Misfits<>("tasks of services are never adopted: their scheduler replaces them")
                : new Fits<>(group);
    }
}

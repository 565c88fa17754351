package dev.lifeline.controller.codec;

import static dev.lifeline.controller.shape.Shapes.INSTANT;
import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.TEXT;
import static dev.lifeline.controller.shape.WrittenDuration.SPAN;

import dev.lifeline.controller.shape.Alternative;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.StandingOrders;
import dev.lifeline.lifecycle.run.Suspension;

/**
 * What users have asked of a run. Task tokens and callback ids are stored nowhere else, and go when their receivers
 * have their reports.
 */
final class OrdersShape {
    private static final Shape<Suspension> SUSPENSION = Shapes.record(fields -> new Suspension(
            fields.field("since", INSTANT, Suspension::since),
            fields.field("until", INSTANT, Suspension::until),
            fields.field("reason", TEXT, Suspension::reason)));

    private static final Shape<CallbackTarget> TARGET = Alternative.oneOf(
            Alternative.of(
                    "TaskToken",
                    CallbackTarget.TaskToken.class,
                    fields ->
                            new CallbackTarget.TaskToken(fields.field("token", TEXT, CallbackTarget.TaskToken::token))),
            Alternative.of(
                    "DurableCallback",
                    CallbackTarget.DurableCallback.class,
                    fields -> new CallbackTarget.DurableCallback(
                            fields.field("id", TEXT, CallbackTarget.DurableCallback::id))),
            Alternative.of(
                    "QueueTarget",
                    CallbackTarget.QueueTarget.class,
                    fields ->
                            new CallbackTarget.QueueTarget(fields.field("url", TEXT, CallbackTarget.QueueTarget::url))),
            Alternative.of(
                    "BusTarget",
                    CallbackTarget.BusTarget.class,
                    fields -> new CallbackTarget.BusTarget(fields.field("bus", TEXT, CallbackTarget.BusTarget::bus))));

    private static final Shape<Callback> CALLBACK = Shapes.record(fields -> new Callback(
            fields.field("number", INTEGER, Callback::number),
            fields.field("target", TARGET, Callback::target),
            fields.optional("heartbeat", SPAN, Callback::heartbeat),
            fields.optional("heartbeatAt", INSTANT, Callback::heartbeatAt)));

    static final Shape<StandingOrders> ORDERS = Shapes.<StandingOrders>record(fields -> new StandingOrders(
                    fields.optional("suspension", SUSPENSION, StandingOrders::suspension),
                    fields.list("callbacks", CALLBACK, StandingOrders::callbacks),
                    fields.field("numbered", INTEGER, StandingOrders::numbered)))
            .or(StandingOrders.NONE);

    private OrdersShape() {}
}

package dev.lifeline.local.callback;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lifeline.local.callback.ReceivedCallback.CallbackReception;
import dev.lifeline.local.service.LocalService;
import dev.lifeline.local.service.ServiceAnswer;
import dev.lifeline.local.service.ServiceRequest;
import dev.lifeline.simulator.script.CallFault.CallFaultKind;
import java.util.Optional;

/**
 * The callbacks of Step Functions (AWS JSON 1.0) and of Lambda's durable executions (REST). {@code GET /callbacks}
 * lists what arrived. A script may lose, delay or refuse answers.
 */
public final class CallbackService implements LocalService {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LIST = "/callbacks";

    private final Waiters waiters;
    private final CallFaults faults;

    public CallbackService(Waiters waiters, CallFaults faults) {
        this.waiters = waiters;
        this.faults = faults;
    }

    @Override
    public boolean serves(ServiceRequest request) {
        return CallbackCall.isOfStepFunctions(request)
                || request.path().startsWith("/2025-12-01/durable-execution-callbacks/")
                || request.path().equals(LIST);
    }

    @Override
    public ServiceAnswer answer(ServiceRequest request) throws InterruptedException {
        if (request.path().equals(LIST)) {
            return list();
        }
        CallbackDialect dialect =
                CallbackCall.isOfStepFunctions(request) ? CallbackDialect.STEP_FUNCTIONS : CallbackDialect.LAMBDA;
        Optional<CallbackCall> call = CallbackCall.read(request);
        return call.isEmpty() ? dialect.unknown() : answer(dialect, call.get());
    }

    private ServiceAnswer answer(CallbackDialect dialect, CallbackCall call) throws InterruptedException {
        Optional<CallFaultKind> fault = faults.next(call.operation());
        if (fault.isEmpty()) {
            return work(dialect, call);
        }
        return switch (fault.get()) {
            case CallFaultKind.ErrorBefore before -> dialect.failed();
            case CallFaultKind.Throttled throttled -> dialect.throttled();
            case CallFaultKind.ClusterNotFound missing -> dialect.nobody();
            case CallFaultKind.ErrorAfter after -> {
                work(dialect, call);
                yield dialect.failed();
            }
            case CallFaultKind.ConnectionClosed closed -> {
                work(dialect, call);
                Thread.sleep(closed.delay());
                yield ServiceAnswer.SILENCE;
            }
            case CallFaultKind.LateAnswer late -> {
                ServiceAnswer answer = work(dialect, call);
                Thread.sleep(late.delay());
                yield answer;
            }
        };
    }

    private ServiceAnswer work(CallbackDialect dialect, CallbackCall call) {
        Optional<String> problem = call.problem();
        if (problem.isPresent()) {
            return dialect.error(400, problem.get(), "the call is not valid: " + problem.get());
        }
        return waiters.receive(call) == CallbackReception.ACCEPTED ? dialect.done() : dialect.closed();
    }

    private ServiceAnswer list() {
        ArrayNode all = MAPPER.createArrayNode();
        waiters.received()
                .forEach(call -> all.addObject()
                        .put("at", call.at().toString())
                        .put("operation", call.operation().wireName())
                        .put("waiter", call.waiter())
                        .put("accepted", call.reception() == CallbackReception.ACCEPTED)
                        .set("content", call.content()));
        return ServiceAnswer.json(200, all.toPrettyString());
    }
}

package dev.lifeline.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.FinishedInvocation;
import dev.lifeline.local.router.FunctionErrorJson;
import dev.lifeline.local.router.InvocationOutcome.Responded;
import dev.lifeline.local.router.InvokedFunction;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.service.LocalService;
import dev.lifeline.local.service.ServiceAnswer;
import dev.lifeline.local.service.ServiceError;
import dev.lifeline.local.service.ServiceRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Invoke (AWS "Lambda API reference", Invoke). */
public final class InvokeService implements LocalService {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/(.+)/invocations");
    private static final int LARGEST_REQUEST = 6 * 1024 * 1024;
    private static final int LARGEST_EVENT = 1024 * 1024;
    private static final int LONGEST_TAIL = 4096;

    private final Router router;

    public InvokeService(Router router) {
        this.router = router;
    }

    @Override
    public boolean serves(ServiceRequest request) {
        return request.path().startsWith("/2015-03-31/");
    }

    @Override
    public ServiceAnswer answer(ServiceRequest request) {
        try {
            return invoke(request);
        } catch (ServiceError error) {
            ObjectNode body = MAPPER.createObjectNode().put("Type", "User").put("Message", error.text());
            return ServiceAnswer.json(error.status(), body.toString()).with("x-amzn-ErrorType", error.type());
        }
    }

    private ServiceAnswer invoke(ServiceRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !request.method().equals("POST")) {
            throw new ServiceError(404, "UnknownOperationException", "of Lambda, only Invoke is served here");
        }
        InvokedFunction function = FunctionReference.read(
                path.group(1), Optional.ofNullable(request.query().get("Qualifier")));
        if (!router.has(function)) {
            throw FunctionReference.notFound(function.arn());
        }
        String type = request.header("X-Amz-Invocation-Type").orElse("RequestResponse");
        ServiceAnswer answer = switch (type) {
            case "RequestResponse" -> waited(function, request);
            case "Event" -> {
                String id = router.invokeAsync(function, payload(request, LARGEST_EVENT));
                yield ServiceAnswer.empty(202).with("x-amzn-RequestId", id);
            }
            case "DryRun" -> ServiceAnswer.empty(204);
            default ->
                throw new ServiceError(
                        400,
                        "InvalidParameterValueException",
                        "InvocationType is RequestResponse, Event or DryRun, not " + type);
        };
        return answer.with("X-Amz-Executed-Version", function.version());
    }

    private ServiceAnswer waited(InvokedFunction function, ServiceRequest request) {
        FinishedInvocation finished = router.invoke(function, payload(request, LARGEST_REQUEST));
        Optional<ObjectNode> error = FunctionErrorJson.of(finished);
        String written = finished.outcome() instanceof Responded responded ? responded.response() : "";
        ServiceAnswer answer = ServiceAnswer.json(
                        200, error.map(ObjectNode::toString).orElse(written))
                .with("x-amzn-RequestId", finished.requestId());
        if (error.isPresent()) {
            answer = answer.with("X-Amz-Function-Error", "Unhandled");
        }
        return request.header("X-Amz-Log-Type").filter("Tail"::equals).isPresent()
                ? answer.with("X-Amz-Log-Result", tail(finished))
                : answer;
    }

    /** No payload is an empty object. */
    private static String payload(ServiceRequest request, int limit) {
        if (request.body().length > limit) {
            throw new ServiceError(
                    413,
                    "RequestTooLargeException",
                    request.body().length + " byte payload is too large for the invocation type (limit " + limit
                            + " bytes)");
        }
        String payload = request.body().length == 0 ? "{}" : request.text();
        try {
            MAPPER.readTree(payload);
            return payload;
        } catch (JsonProcessingException broken) {
            throw new ServiceError(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + broken.getOriginalMessage());
        }
    }

    private static String tail(FinishedInvocation finished) {
        byte[] log = String.join("\n", finished.log()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(log, Math.max(0, log.length - LONGEST_TAIL), log.length));
    }
}

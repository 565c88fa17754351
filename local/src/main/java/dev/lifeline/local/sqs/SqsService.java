package dev.lifeline.local.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.service.LocalService;
import dev.lifeline.local.service.ServiceAnswer;
import dev.lifeline.local.service.ServiceError;
import dev.lifeline.local.service.ServiceRequest;
import java.net.URI;

/** The queues behind the API of SQS, as AWS JSON 1.0. Seconds are those of the router's clock. */
public final class SqsService implements LocalService {
    private static final String TARGET = "AmazonSQS.";
    private static final String TYPE = "application/x-amz-json-1.0";

    private final Router router;

    public SqsService(Router router) {
        this.router = router;
    }

    @Override
    public boolean serves(ServiceRequest request) {
        return request.target().startsWith(TARGET);
    }

    @Override
    public ServiceAnswer answer(ServiceRequest request) throws InterruptedException {
        try {
            URI endpoint = URI.create("http://" + request.header("Host").orElse("127.0.0.1"));
            ObjectNode answer = answer(
                    request.target().substring(TARGET.length()),
                    SqsRequest.parse(request.text()),
                    new QueueOperations(router, endpoint));
            return ServiceAnswer.of(200, TYPE, answer.toString());
        } catch (ServiceError refused) {
            SqsError error = SqsError.of(refused);
            ObjectNode body = SqsRequest.object().put("__type", error.type()).put("message", refused.text());
            return ServiceAnswer.of(refused.status(), TYPE, body.toString())
                    .with("x-amzn-query-error", error.queryCode() + ";Sender");
        }
    }

    private static ObjectNode answer(String operation, SqsRequest request, QueueOperations queues)
            throws InterruptedException {
        return switch (operation) {
            case "GetQueueUrl" -> queues.url(request);
            case "ListQueues" -> queues.list(request);
            case "GetQueueAttributes" -> queues.attributes(request);
            case "PurgeQueue" -> queues.purge(request);
            case "SendMessage" -> queues.messages(request).send(request);
            case "SendMessageBatch" -> BatchOperation.each(request, queues.messages(request)::send);
            case "ReceiveMessage" -> queues.messages(request).receive(request);
            case "DeleteMessage" -> queues.messages(request).delete(request);
            case "DeleteMessageBatch" -> BatchOperation.each(request, queues.messages(request)::delete);
            case "ChangeMessageVisibility" -> queues.messages(request).changeVisibility(request);
            case "ChangeMessageVisibilityBatch" ->
                BatchOperation.each(request, queues.messages(request)::changeVisibility);
            default ->
                throw SqsError.UNKNOWN_OPERATION.because("the local cloud does not support " + operation + " of SQS");
        };
    }
}

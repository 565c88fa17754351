package dev.lifeline.local.router;

import dev.lifeline.local.router.InvocationOutcome.FunctionError;
import dev.lifeline.local.router.InvocationOutcome.Responded;
import dev.lifeline.local.router.InvocationOutcome.RuntimeExited;
import dev.lifeline.local.template.EventSourceMapping;
import dev.lifeline.local.template.EventSourceMapping.BatchResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The poller of an event source mapping. */
record QueuePoller(EventSourceMapping mapping, LocalQueue queue, LocalLambda lambda, RouterSetup setup)
        implements Poller {

    @Override
    public boolean poll() {
        List<Message> messages = queue.receive(mapping.batchSize());
        if (messages.isEmpty()) {
            return false;
        }
        SqsBatch batch = new SqsBatch(mapping.queue(), messages);
        Set<String> failed = failures(
                batch,
                lambda.invoke(lambda.published(), batch.event(), setup.newId()).outcome());
        for (Message message : messages) {
            if (failed.contains(message.messageId())) {
                queue.giveBack(message);
            } else {
                queue.delete(message);
            }
        }
        return true;
    }

    @Override
    public Optional<Instant> nextDue() {
        return queue.nextVisible();
    }

    @Override
    public int concurrency() {
        return mapping.maximumConcurrency();
    }

    private Set<String> failures(SqsBatch batch, InvocationOutcome outcome) {
        return switch (outcome) {
            case Responded responded
            when mapping.response() == BatchResponse.ITEM_FAILURES -> batch.failures(responded.response());
            case Responded responded -> Set.of();
            case FunctionError failed -> batch.ids();
            case RuntimeExited died -> batch.ids();
        };
    }
}

package dev.lifeline.tests.soak;

import dev.lifeline.local.router.LocalQueue;
import dev.lifeline.local.router.Message;
import dev.lifeline.local.router.Router;
import java.util.List;

/** The events that wait for the victim, and the dead letters. */
record Backlog(Router router) {
    private static final List<String> QUEUES = List.of("TaskEvents", "InstanceEvents");

    int size() {
        return QUEUES.stream()
                .mapToInt(queue -> router.queue(queue).messages().size())
                .sum();
    }

    /** Redrives the dead letters; returns their number. */
    int redrive() {
        return QUEUES.stream().mapToInt(this::redrive).sum();
    }

    private int redrive(String queue) {
        LocalQueue dead = router.queue(queue + "DeadLetters");
        List<Message> messages = dead.messages();
        for (Message message : messages) {
            dead.delete(message);
            router.queue(queue).send(message.body());
        }
        return messages.size();
    }
}

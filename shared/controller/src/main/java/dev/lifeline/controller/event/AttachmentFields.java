package dev.lifeline.controller.event;

import dev.lifeline.controller.json.JsonStream;
import dev.lifeline.lifecycle.ecs.Reason;
import java.io.IOException;
import java.util.Optional;

/** Why a task stopped according to its attachments: the first {@code statusReason} in their details. */
final class AttachmentFields {
    private static final String REASON = "statusReason";

    private Optional<String> reason = Optional.empty();

    private AttachmentFields() {}

    static Optional<Reason> reason(JsonStream attachments) throws IOException {
        AttachmentFields fields = new AttachmentFields();
        attachments.array(() -> attachments.object(key -> {
            if (key.equals("details")) {
                attachments.array(() -> fields.pair(attachments));
            }
        }));
        return fields.reason.map(Reason::of);
    }

    private void pair(JsonStream in) throws IOException {
        DetailFields pair = new DetailFields();
        in.object(key -> pair.read(key, in));
        if (reason.isEmpty() && pair.isReason) {
            reason = pair.value;
        }
    }

    /** A name and a value. */
    private static final class DetailFields {
        private boolean isReason;
        private Optional<String> value = Optional.empty();

        void read(String key, JsonStream in) throws IOException {
            switch (key) {
                case "name" -> isReason = in.text().filter(REASON::equals).isPresent();
                case "value" -> value = in.text();
                default -> {}
            }
        }
    }
}

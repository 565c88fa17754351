package dev.lifeline.controller.event;

import dev.lifeline.controller.json.JsonStream;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.lifecycle.ecs.EcsTask;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The fields of an event, in any order. Most events are about tasks, and the kind may follow the detail, so each detail
 * is read as if it were a task's.
 */
final class EventFields {
    private Reading<String> source = IdentityFields.missing();
    private Reading<String> detailType = IdentityFields.missing();
    private Optional<String> account = Optional.empty();
    private Optional<String> region = Optional.empty();
    private Optional<Instant> time = Optional.empty();
    private Reading<TaskFields> detail = IdentityFields.missing();

    void read(String key, JsonStream in) throws IOException {
        switch (key) {
            case "source" -> source = IdentityFields.text(in);
            case "detail-type" -> detailType = IdentityFields.text(in);
            case "account" -> account = in.text();
            case "region" -> region = in.text();
            case "time" -> time = in.time();
            case "detail" -> detail = IdentityFields.object(in, TaskFields::read);
            default -> {}
        }
    }

    /** Source and detail type are required: they determine the meaning of everything else. */
    Optional<Envelope> envelope(Problems problems) {
        Optional<String> from = IdentityFields.known("source", source, problems);
        Optional<String> type = IdentityFields.known("detail-type", detailType, problems);
        return from.flatMap(some -> type.map(kind -> new Envelope(some, kind, account, region, time)));
    }

    Optional<EcsTask> task(Problems problems) {
        return IdentityFields.known("detail", detail, problems).flatMap(fields -> fields.task(problems));
    }
}

package dev.lifeline.controller.control;

import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.DeleteResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.pipeline.RunRemoval;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.Outcome;
import java.time.InstantSource;
import java.util.Optional;

/** Removes runs that are over. */
public final class Remover {
    /** Limits retries on one run: its last writers are few. */
    private static final int MOST_TRIES = 10;

    private final RunStore store;
    private final InstantSource clock;
    private final Notes notes;

    public Remover(ControllerPorts ports) {
        this.store = ports.table().runs();
        this.clock = ports.chance().clock();
        this.notes = ports.notes();
    }

    /** The result of a request. */
    public sealed interface RemovalResult {

        /** The run was removed. */
        record Removed() implements RemovalResult {}

        /** There is no such run, or not in that generation. */
        record NothingToRemove() implements RemovalResult {}

        /** The run is kept, because something of it remains to be done. */
        record NotRemovable(String why) implements RemovalResult {}
    }

    public RemovalResult remove(RemovalRequest request) {
        Optional<Stored> stored = store.load(request.run());
        if (stored.isEmpty()) {
            store.sweep(request.run().key());
        }
        return stored.map(run -> remove(request, run)).orElseGet(RemovalResult.NothingToRemove::new);
    }

    private RemovalResult remove(RemovalRequest request, Stored first) {
        Stored stored = first;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Run run = stored.run();
            if (!concerns(request, run)) {
                return new RemovalResult.NothingToRemove();
            }
            if (RunRemoval.of(run, clock.instant()) instanceof Outcome.Failure failure) {
                return new RemovalResult.NotRemovable(failure.text());
            }
            switch (store.delete(stored)) {
                case DeleteResult.Gone gone -> {
                    notes.add(new Note.RunDeleted(run));
                    return new RemovalResult.Removed();
                }
                case DeleteResult.Kept kept -> stored = kept.current().of(request.run());
            }
        }
        throw new Contention(request.run(), MOST_TRIES);
    }

    private static boolean concerns(RemovalRequest request, Run run) {
        return request.generation()
                .filter(generation -> generation != run.identity().nonce().generation())
                .isEmpty();
    }
}

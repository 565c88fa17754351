package dev.lifeline.controller.query;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.query.PageToken.ListingStage;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which runs to list; all conditions must hold.
 *
 * @param suspended whether a run is suspended
 * @param since the earliest end of an ended run, and the earliest beginning of a live one
 * @param until the same, exclusive
 * @param next where a page begins; empty for the first one
 */
public record ListRequest(
        ListedState state,
        Filter filter,
        Optional<Boolean> suspended,
        Optional<TimeBound> since,
        Optional<TimeBound> until,
        int limit,
        Optional<PageToken> next) {
    private static final int USUAL = 100;

    private static final Shape<ListedState> STATE = Shapes.word(Enum::name, ListedState.values())
            .or(ListedState.ALL)
            .described("Whether the runs are alive. Live runs come first, by their next deadline; then ended ones, the"
                    + " latest first.");

    private static final Shape<Phase.Result> RESULT =
            Shapes.word(Enum::name, Phase.Result.values()).described("The result of an ended run.");

    private static final Shape<Cause> CAUSE =
            Shapes.word(Enum::name, Cause.values()).described("Why the run failed, or its attempt did.");

    private static final Shape<String> FAMILY =
            Shapes.NAME.described("The task definition's family, without revision.", "nightly");

    private static final Shape<String> CLUSTER = Shapes.NAME.described("The cluster's name or ARN.", "prod");

    private static final Shape<String> PREFIX = Shapes.NAME.described("The beginning of the run's name.", "nightly-");

    private static final Shape<TimeBound> BOUND = Shapes.TEXT
            .<TimeBound>parsed(
                    new TimeBound.FixedTime(Instant.EPOCH),
                    text -> Reading.of(
                            TimeBound.parse(text),
                            "neither a time such as 2026-08-01T21:22:46Z nor a duration such as 24h"),
                    TimeBound::text)
            .with(schema -> Schemas.any(
                    Schemas.type("string").put("format", "date-time"), Schemas.text("^[0-9]{1,9}(ms|s|m|h|d)$")));

    private static final Shape<TimeBound> SINCE =
            BOUND.described("The earliest end of an ended run, beginning of a live one.", "24h");

    private static final Shape<TimeBound> UNTIL =
            BOUND.described("The same, exclusive; a time, or how long ago it was.", "2026-08-01T21:22:46Z");

    private static final Shape<Integer> LIMIT = Shapes.integer(1, Query.MOST)
            .or(USUAL)
            .described("The maximum number of runs. A page may have fewer, or none, and still have a next one.");

    public static final Shape<ListRequest> SHAPE = Shapes.record(ListRequest::read);

    /** Which runs by their state. */
    public enum ListedState {
        LIVE,
        ENDED,
        ALL
    }

    private static ListRequest read(Fields<ListRequest> fields) {
        ListedState state = fields.field("state", STATE, ListRequest::state);
        Filter filter = new Filter(
                fields.optional("result", RESULT, request -> request.filter().result()),
                fields.optional("cause", CAUSE, request -> request.filter().cause()),
                fields.optional("family", FAMILY, request -> request.filter().family()),
                fields.optional("cluster", CLUSTER, request -> request.filter().cluster()),
                fields.optional("prefix", PREFIX, request -> request.filter().prefix()));
        ListRequest request = new ListRequest(
                state,
                filter,
                fields.optional("suspended", Shapes.TRUTH, ListRequest::suspended),
                fields.optional("since", SINCE, ListRequest::since),
                fields.optional("until", UNTIL, ListRequest::until),
                fields.field("limit", LIMIT, ListRequest::limit),
                fields.optional("next", PageToken.SHAPE, ListRequest::next));
        if (filter.result().isPresent() && state == ListedState.LIVE && fields.areSound("result", "state")) {
            fields.problem("result", "a live run has none; leave it out, or ask for the state ENDED");
        }
        if (request.next().filter(token -> !request.reads(token.stage())).isPresent()
                && fields.areSound("next", "state")) {
            fields.problem("next", "belongs to another request; repeat that one with it, or leave it out");
        }
        return request;
    }

    /** Whether runs of this index can match. */
    boolean reads(ListingStage stage) {
        return switch (stage) {
            case UNFINISHED -> state != ListedState.ENDED && filter.result().isEmpty();
            case HISTORY -> state != ListedState.LIVE && !suspended.equals(Optional.of(true));
        };
    }

    /** Where the first page begins; empty if no run can match. */
    Optional<PageToken> beginning() {
        return Stream.of(ListingStage.values()).filter(this::reads).findFirst().map(PageToken::beginning);
    }
}

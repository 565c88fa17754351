package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.shape.FieldRule;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The budgets; missing keys have the built-in values. */
final class BudgetShape {
    private static final String UNLIMITED = "unlimited";

    /** The first attempt is not a retry. */
    private static final int MOST_RETRIES = Limits.STANDARD.attempts() - 1;

    private static final Shape<Integer> ATTEMPTS = Shapes.single(0, BudgetShape::attempts, BudgetShape::written)
            .with(schema -> Schemas.any(Shapes.integer(0, MOST_RETRIES).schema(), Schemas.words(List.of(UNLIMITED))));

    private static final Map<BudgetGroup, Shape<Budget>> GROUPS = Arrays.stream(BudgetGroup.values())
            .collect(Collectors.toMap(Function.identity(), BudgetShape::of, (one, other) -> one, TreeMap::new));

    static final Shape<Map<BudgetGroup, Budget>> BUDGETS = Shapes.record(BudgetShape::all)
            .or(DefaultPolicy.budgets())
            .described("How often each group of causes is retried.");

    private final Shape<Integer> attempts;
    private final Shape<Optional<Duration>> window;
    private final Shape<Optional<Duration>> within;
    private final Shape<Optional<Duration>> resetAfter;
    private final Shape<Backoff> backoff;

    private BudgetShape(Budget base) {
        this.attempts = ATTEMPTS.or(base.retries())
                .described(
                        "The maximum number of retries (the first attempt is not one), or unlimited, which needs within.",
                        5,
                        UNLIMITED);
        this.window = span(base.window())
                .described("How long a retry counts; by default for the whole life of the run.", "1h");
        this.within = span(base.within())
                .described("The age beyond which a run is not retried; at least as long as window.", "24h");
        this.resetAfter =
                span(base.resetAfter()).described("How long an attempt must have run to reset the back-off.", "10m");
        this.backoff = BackoffShape.of(base.backoff())
                .or(base.backoff())
                .described("How long to wait before each retry; missing keys have the built-in values.");
    }

    private static Shape<Budget> of(BudgetGroup group) {
        Budget base = builtIn(group);
        return Shapes.record(new BudgetShape(base)::read).or(base).described(meaning(group));
    }

    static Budget builtIn(BudgetGroup group) {
        return Objects.requireNonNull(DefaultPolicy.budgets().get(group));
    }

    private static Map<BudgetGroup, Budget> all(Fields<Map<BudgetGroup, Budget>> fields) {
        Map<BudgetGroup, Budget> budgets = new EnumMap<>(BudgetGroup.class);
        GROUPS.forEach((group, shape) -> budgets.put(
                group, fields.field(Scalars.lower(group), shape, all -> Objects.requireNonNull(all.get(group)))));
        return budgets;
    }

    private static String meaning(BudgetGroup group) {
        return switch (group) {
            case PULL -> "For images that could not be pulled.";
            case START -> "For attempts that never ran for another reason.";
            case EXIT -> "For programs that ran and failed.";
            case HOST -> "For the platform's faults: host, Spot, capacity, throttling.";
        };
    }

    private Budget read(Fields<Budget> fields) {
        int retries = fields.field("attempts", attempts, Budget::retries);
        Optional<Duration> counted = fields.field("window", window, Budget::window);
        Optional<Duration> young = fields.field("within", within, Budget::within);
        fields.require(
                "within",
                new FieldRule.OneOfWords(
                        retries == Budget.UNLIMITED && young.isEmpty(), "attempts", List.of(UNLIMITED)),
                "missing; unlimited attempts need a time in which they may be made, such as 24h");
        boolean isShort = counted.isPresent()
                && young.filter(time -> time.compareTo(counted.get()) < 0).isPresent();
        if (isShort && fields.areSound("window", "within")) {
            fields.problem("within", "is shorter than window, which could then never pass; make it longer");
        }
        return new Budget(
                retries,
                counted,
                young,
                fields.field("resetAfter", resetAfter, Budget::resetAfter),
                fields.field("backoff", backoff, Budget::backoff));
    }

    private static Shape<Optional<Duration>> span(Optional<Duration> base) {
        return WrittenDuration.SPAN.optional().or(base);
    }

    private static Reading<Integer> attempts(JsonNode node) {
        if (node.isTextual()) {
            String text = Scalars.quote(node.textValue());
            return text.equals(UNLIMITED)
                    ? new Fits<>(Budget.UNLIMITED)
                    : new Misfits<>("unknown word " + text + Spelling.hint(text, List.of(UNLIMITED)));
        }
        boolean isWhole = node.isIntegralNumber() && node.canConvertToInt();
        return isWhole && node.intValue() >= 0 && node.intValue() <= MOST_RETRIES
                ? new Fits<>(node.intValue())
                : new Misfits<>("a whole number from 0 to " + MOST_RETRIES + " is expected"
                        + (node.isNumber() ? "" : ", not " + JsonTree.kind(node)));
    }

    private static Object written(int retries) {
        return retries == Budget.UNLIMITED ? UNLIMITED : (Object) retries;
    }
}

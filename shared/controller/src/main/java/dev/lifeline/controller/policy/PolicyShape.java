package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.runtask.NetworkFields;
import dev.lifeline.controller.shape.FieldRule;
import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy document. Defaults are omitted. */
public final class PolicyShape {
    private static final int MOST_TAGS = 50;
    private static final int MOST_SELECTORS = 100;

    private static final Shape<String> NAME = Names.NAME
            .needed("write 1 to 48 letters, digits, _ or -")
            .checked(PolicyShape::notBuiltIn)
            .with(schema -> schema.set(
                    "not",
                    Schemas.words(Arrays.stream(PullBehavior.values())
                            .map(PullBehavior::word)
                            .toList())))
            .described(
                    "Names the policy; the name of a built-in one (default, always, once, prefer-cached) is taken.",
                    "nightly");

    private static final Shape<Mode> MODE = Shapes.word(Scalars::lower, Mode.values())
            .or(Mode.ENFORCE)
            .described(
                    "enforce: decisions are carried out. shadow: everything is decided and recorded, nothing is done."
                            + " off: nothing is decided.");

    private static final Shape<PullBehavior> BEHAVIOR = Shapes.word(PullBehavior::word, PullBehavior.values())
            .described(
                    "As in the ECS agent. default, prefer-cached: a cached image is acceptable. always, once: a failed"
                            + " pull stops the task.");

    private static final Shape<PullBehavior> IMAGE_PULL = Shapes.<PullBehavior>record(
                    fields -> fields.field("behavior", BEHAVIOR, behavior -> behavior))
            .or(PullBehavior.DEFAULT)
            .described("What a failed image pull means.");

    private static final Shape<String> SHADOW =
            Names.NAME.described("Another policy that is compared with this one and decides nothing.", "candidate");

    private static final Shape<List<TaskSelector>> MATCH = Many.list(SelectorShape.SELECTOR, MOST_SELECTORS)
            .described("The foreign tasks to adopt: those that any of these selects. Without it: only runs"
                    + " launched under this policy.");

    private static final Shape<List<WrittenRule>> RULES =
            Many.list(RuleShape.RULE, RuleList.MOST).described("In order: the first that matches decides.");

    private static final Shape<Map<String, String>> TAGS = Keyed.byText(Shapes.TEXT, MOST_TAGS)
            .described("Tags for the tasks that are launched.", Map.of("team", "data"));

    private static final Shape<LaunchTemplate> LAUNCH = Shapes.<LaunchTemplate>record(fields -> new LaunchTemplate(
                    fields.optional("networkConfiguration", NetworkFields.NETWORK, LaunchTemplate::network),
                    fields.field("tags", TAGS, LaunchTemplate::tags)))
            .or(LaunchTemplate.NONE)
            .described("What neither an event nor DescribeTasks reports about the launch of an adopted task.");

    public static final Shape<PolicyDocument> DOCUMENT = Shapes.record(PolicyShape::read)
            .described("What to do about failures of ECS tasks. The user's rules precede the built-in ones; missing"
                    + " keys have the built-in values.");

    private PolicyShape() {}

    /** JSON Schema for editors. */
    public static ObjectNode schema() {
        return DOCUMENT.document("Lifeline policy");
    }

    private static PolicyDocument read(Fields<PolicyDocument> fields) {
        String name = fields.field("name", NAME, document -> document.policy().name());
        Mode mode = fields.field("mode", MODE, document -> document.policy().mode());
        Optional<String> shadow =
                fields.optional("shadow", SHADOW, document -> document.policy().shadow());
        if (shadow.filter(name::equals).isPresent() && fields.areSound("name", "shadow")) {
            fields.problem("shadow", "names this policy itself; name the one to compare it with");
        }
        fields.forbid(
                "match",
                new FieldRule.OneOfWords(mode == Mode.OFF, "mode", List.of("off")),
                "mode off adopts nothing; leave it out, or write mode: shadow");
        List<TaskSelector> match = fields.field("match", MATCH, PolicyDocument::match);
        PullBehavior pull = fields.field(
                "imagePull", IMAGE_PULL, document -> document.policy().pull());
        List<WrittenRule> rules = fields.field("rules", RULES, document -> WrittenRule.of(document.ownRules()));
        Policy policy = new Policy(
                name,
                0,
                mode,
                pull,
                RuleList.of(rules, pull, fields.here()),
                fields.field(
                        "budgets",
                        BudgetShape.BUDGETS,
                        document -> document.policy().budgets()),
                fields.field(
                        "timeouts",
                        TimeoutsShape.TIMEOUTS,
                        document -> document.policy().timeouts()),
                shadow);
        return new PolicyDocument(policy, match, fields.field("launch", LAUNCH, PolicyDocument::launch));
    }

    private static Reading<String> notBuiltIn(String name) {
        return DefaultPolicy.named(name).isPresent()
                ? new Misfits<>("is that of a built-in policy; choose another name")
                : new Fits<>(name);
    }
}

package dev.lifeline.controller.policy;

import dev.lifeline.controller.shape.ObjectPlace;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the rules and checks them against each other. */
final class RuleList {
    static final int MOST = 100;

    private final List<WrittenRule> written;

    private RuleList(List<WrittenRule> written) {
        this.written = written;
    }

    /** The user's rules, followed by the built-in ones. */
    static List<Rule> of(List<WrittenRule> written, PullBehavior pull, ObjectPlace document) {
        RuleList list = new RuleList(written.subList(0, Math.min(written.size(), MOST)));
        if (document.isSound("rules")) {
            list.checkCircles();
        }
        list.checkNames(DefaultPolicy.rules(pull));
        list.checkReach();
        return Stream.concat(list.rules(), DefaultPolicy.rules(pull).stream()).toList();
    }

    private String name(int index) {
        return written.get(index).name().orElseGet(() -> WrittenRule.placeName(index));
    }

    private Stream<Rule> rules() {
        return IntStream.range(0, written.size())
                .boxed()
                .flatMap(index -> written.get(index).rules(name(index)));
    }

    private void checkNames(List<Rule> builtIn) {
        Set<String> names = new HashSet<>();
        for (int index = 0; index < written.size(); index++) {
            String name = name(index);
            ObjectPlace at = written.get(index).at();
            if (builtIn.stream().anyMatch(rule -> rule.name().equals(name))) {
                at.problem("name", name + " is a built-in rule; choose another name");
            }
            if (at.isSound("name") && !names.add(name)) {
                at.problem("name", name + " is duplicated; a name is for one rule");
            }
        }
    }

    /** A rule after one that always matches is never reached. A rule that ignores matches only live tasks. */
    private void checkReach() {
        Optional<String> every = Optional.empty();
        Optional<String> living = Optional.empty();
        for (int index = 0; index < written.size(); index++) {
            WrittenRule rule = written.get(index);
            Optional<String> first = every;
            Optional<String> before = rule.ignores() ? living.or(() -> first) : first;
            before.ifPresent(
                    earlier -> rule.at().problem("can never hold: " + earlier + " before it always does; move it up"));
            if (rule.always() && rule.ignores() && living.isEmpty()) {
                living = Optional.of(name(index));
            } else if (rule.always() && !rule.ignores() && every.isEmpty()) {
                every = Optional.of(name(index));
            }
        }
    }

    private void checkCircles() {
        LaunchCircles circles = new LaunchCircles(written);
        circles.each().forEach(circle -> {
            String names = String.join(", ", circle.stream().map(this::name).toList());
            written.get(circle.getFirst())
                    .at()
                    .problem("launch", "the changes of " + names + " form a cycle; remove one of them");
        });
    }
}

package dev.lifeline.cli.whatif;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.prediction.Assumptions;
import dev.lifeline.whatif.prediction.Assumptions.AssumedCase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code --assume CAUSE=0.8}, or {@code --assume FAMILY:CAUSE=0.8}. */
public final class AssumeOption {
    private static final Pattern FORM = Pattern.compile("(?:(.+):)?([^:=]+)=(0(?:\\.\\d+)?|1(?:\\.0+)?)");

    private AssumeOption() {}

    /**
     * Reads the options.
     *
     * @throws WrongInput if one of them cannot be read
     */
    public static Assumptions of(List<String> options) {
        Map<AssumedCase, Double> success = new HashMap<>();
        for (String option : options) {
            Matcher form = FORM.matcher(option);
            if (!form.matches()) {
                throw new WrongInput("--assume " + option + ": a cause and a share of 0 to 1 is expected, as in"
                        + " EXIT_CODE=0.8 or nightly:EXIT_CODE=0.8");
            }
            success.put(
                    new AssumedCase(Optional.ofNullable(form.group(1)), cause(option, form.group(2))),
                    Double.valueOf(form.group(3)));
        }
        return new Assumptions(success);
    }

    private static Cause cause(String option, String name) {
        Map<String, Cause> known = Arrays.stream(Cause.values())
                .collect(Collectors.toMap(Cause::name, Function.identity(), (one, other) -> one, TreeMap::new));
        return Optional.ofNullable(known.get(name))
                .orElseThrow(() -> new WrongInput(
                        "--assume " + option + ": no cause " + name + Spelling.hint(name, known.keySet())));
    }
}

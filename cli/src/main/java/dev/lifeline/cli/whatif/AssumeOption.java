package dev.lifeline.cli.whatif;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.prediction.Assumptions;
import dev.lifeline.whatif.prediction.Assumptions.AssumedCase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code --assume CAUSE=0.8}, or {@code --assume FAMILY:CAUSE=0.8}. */
public final class AssumeOption {
    private static final Pattern FORM = Pattern.compile("(?:(.+):)?([A-Z_]+)=(0(?:\\.\\d+)?|1(?:\\.0+)?)");

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
            Optional<Cause> cause = form.matches() ? cause(form.group(2)) : Optional.empty();
            success.put(
                    new AssumedCase(
                            form.matches() ? Optional.ofNullable(form.group(1)) : Optional.empty(),
                            cause.orElseThrow(() -> new WrongInput("--assume " + option
                                    + ": a cause and a share of 0 to 1 is expected, as in EXIT_CODE=0.8 or"
                                    + " nightly:EXIT_CODE=0.8"))),
                    Double.valueOf(form.group(3)));
        }
        return new Assumptions(success);
    }

    private static Optional<Cause> cause(String name) {
        return Arrays.stream(Cause.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}

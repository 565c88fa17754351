package dev.lifeline.simulator.script;

import java.util.regex.Pattern;

/** A pattern for a whole name: {@code *} stands for any text, {@code ?} for one character. */
public record NamePattern(String pattern) {
    public static final NamePattern ANY = new NamePattern("*");

    public boolean matches(String name) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return pattern.equals(name);
        }
        if (pattern.equals("*")) {
            return true;
        }
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }
}

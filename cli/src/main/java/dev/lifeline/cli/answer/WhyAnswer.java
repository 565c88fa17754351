package dev.lifeline.cli.answer;

import java.util.Optional;

/** Why a run or an attempt ended. */
public record WhyAnswer(
        Optional<String> cause, Optional<String> evidence, Optional<String> container, Optional<Integer> exitCode) {
    static WhyAnswer of(AnswerFields fields) {
        return new WhyAnswer(
                fields.find("cause"), fields.find("evidence"), fields.find("container"), fields.findNumber("exitCode"));
    }

    /** The cause with its evidence, without line breaks; empty without both. */
    @Override
    public String toString() {
        String text = cause.map(
                        known -> known + evidence.map(words -> ": " + words).orElse(""))
                .orElse(evidence.orElse(""));
        return text.strip().replaceAll("\\s+", " ");
    }
}

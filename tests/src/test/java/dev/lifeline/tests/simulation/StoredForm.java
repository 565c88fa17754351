package dev.lifeline.tests.simulation;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.lifecycle.run.Run;
import java.util.function.UnaryOperator;

/** What becomes of a run that is written and read again. Text costs time, so most worlds do without. */
enum StoredForm implements UnaryOperator<Run> {
    VALUES {
        @Override
        public Run apply(Run run) {
            return run;
        }
    },
    TEXT {
        @Override
        public Run apply(Run run) {
            return CODEC.readRun(CODEC.write(run));
        }
    },
    /** Written by a newer version, with unknown fields. */
    TEXT_OF_NEWER {
        @Override
        public Run apply(Run run) {
            return CODEC.readRun(newer(CODEC.write(run)));
        }
    };

    private static final RunCodec CODEC = new RunCodec();

    private static String newer(String text) {
        return text.replaceFirst("\\{", "{\"addedSince\":{\"by\":[1,\"x\"]},")
                .replaceFirst("\"attempt\":\\{", "\"attempt\":{\"addedSince\":null,")
                .replaceFirst("(\"phase\":\\{\"kind\":\"[^\"]*\")", "$1,\"addedSince\":[{}]");
    }
}

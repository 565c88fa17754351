package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.run.ShadowLife;
import dev.lifeline.lifecycle.run.ShadowLife.Parting;

/** What is different of a run under its shadow. */
final class ShadowJson {
    private ShadowJson() {}

    static Output write(ShadowLife life) {
        return new Output()
                .object("policy", RunJson.write(life.policy()))
                .time("since", life.since())
                .object("spent", RunJson.write(life.spent()))
                .object("watch", AttemptJson.write(life.watch()))
                .time("endBy", life.endBy())
                .object("parting", life.parting(), ShadowJson::write);
    }

    static ShadowLife read(Input in) {
        return new ShadowLife(
                RunJson.readPolicy(in.object("policy")),
                in.time("since"),
                RunJson.readSpent(in),
                AttemptJson.readWatch(in.object("watch")),
                in.optionalTime("endBy"),
                in.optionalObject("parting").map(ShadowJson::readParting));
    }

    private static Output write(Parting parting) {
        return new Output()
                .time("at", parting.at())
                .number("attempt", parting.attempt())
                .text("instead", parting.instead())
                .text("further", parting.further());
    }

    private static Parting readParting(Input in) {
        return new Parting(in.time("at"), in.integer("attempt"), in.text("instead"), in.text("further"));
    }
}

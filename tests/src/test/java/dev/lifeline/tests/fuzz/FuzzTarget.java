package dev.lifeline.tests.fuzz;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.local.yaml.YamlText;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A fuzzed reader with its corpus: the samples of the repository, and every former finding. */
enum FuzzTarget {
    EVENT(EventTarget.class),
    RUN_REQUEST(RunRequestTarget.class),
    LIST_REQUEST(ListRequestTarget.class),
    POLICY_JSON(PolicyJsonTarget.class),
    POLICY_YAML(PolicyYamlTarget.class),
    RUN_CODEC(RunCodecTarget.class);

    private static final Path FINDINGS = Repository.ROOT.resolve("tests/src/test/resources/fuzz");

    private final Class<?> entry;

    FuzzTarget(Class<?> entry) {
        this.entry = entry;
    }

    /** @param name of the file that it stands in, or would */
    record Seed(String name, String text) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    String className() {
        return entry.getName();
    }

    void accept(byte[] bytes) {
        switch (this) {
            case EVENT -> EventTarget.fuzzerTestOneInput(bytes);
            case RUN_REQUEST -> RunRequestTarget.fuzzerTestOneInput(bytes);
            case LIST_REQUEST -> ListRequestTarget.fuzzerTestOneInput(bytes);
            case POLICY_JSON -> PolicyJsonTarget.fuzzerTestOneInput(bytes);
            case POLICY_YAML -> PolicyYamlTarget.fuzzerTestOneInput(bytes);
            case RUN_CODEC -> RunCodecTarget.fuzzerTestOneInput(bytes);
        }
    }

    List<Seed> corpus() {
        List<Seed> seeds = new ArrayList<>(files(FINDINGS.resolve(name()), ""));
        seeds.addAll(
                switch (this) {
                    case EVENT -> files(Repository.ROOT.resolve("events"), ".json");
                    case RUN_REQUEST, LIST_REQUEST -> List.of();
                    case POLICY_JSON ->
                        policies().stream().map(FuzzTarget::stored).toList();
                    case POLICY_YAML -> policies();
                    case RUN_CODEC -> List.of(run());
                });
        return seeds;
    }

    private static List<Seed> policies() {
        return files(Repository.ROOT.resolve("docs/policies"), ".yaml");
    }

    private static Seed stored(Seed policy) {
        return switch (YamlText.json(policy.text()).then(new PolicyParser()::parse)) {
            case Requested.Valid<PolicyDocument> valid ->
                new Seed(
                        policy.name() + ".json",
                        CanonicalPolicy.of(valid.value()).json());
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new AssertionError(policy + ": " + invalid.problems());
        };
    }

    private static Seed run() {
        return new Seed(
                "run.json",
                new RunCodec()
                        .write(Supervisor.launch(Runs.IDENTITY, LaunchOrder.of(Runs.REQUEST), Runs.at(Runs.NOON))
                                .run()));
    }

    private static List<Seed> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Seed> seeds = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().endsWith(ending)) {
                    seeds.add(new Seed(
                            folder.relativize(file).toString().replace('/', '-'),
                            new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
                }
            }
            return seeds;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

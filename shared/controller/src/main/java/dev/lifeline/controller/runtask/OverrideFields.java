package dev.lifeline.controller.runtask;

import static dev.lifeline.controller.shape.Shapes.INTEGER;
import static dev.lifeline.controller.shape.Shapes.NAME;
import static dev.lifeline.controller.shape.Shapes.TEXT;

import dev.lifeline.controller.shape.Keyed;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.ApiWord;
import dev.lifeline.lifecycle.ecs.EnvironmentFile;
import dev.lifeline.lifecycle.ecs.InferenceAccelerator;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.ResourceRequirement;
import dev.lifeline.lifecycle.ecs.ResourceRequirement.MpsShare;
import dev.lifeline.lifecycle.ecs.Secret;
import java.util.Map;
import java.util.function.Function;

/**
 * RunTask's {@code overrides}, which a task's events repeat.
 *
 * <p>Source: AWS ECS API, TaskOverride and ContainerOverride.
 */
public final class OverrideFields {
    private static final Shape<Secret> SECRET = TEXT.or("").as(Secret::new, Secret::reveal);

    private static final Shape<Map<String, Secret>> ENVIRONMENT = Keyed.pairs("name", "value", SECRET);
    private static final Shape<EnvironmentFile.FileType> FILE_TYPE = word(EnvironmentFile.FileType.values());
    private static final Shape<ResourceRequirement.ResourceType> REQUIREMENT_TYPE =
            word(ResourceRequirement.ResourceType.values());

    private static final Shape<EnvironmentFile> FILE = Shapes.record(fields -> new EnvironmentFile(
            fields.field("type", FILE_TYPE, EnvironmentFile::type),
            fields.field("value", NAME, EnvironmentFile::value)));

    private static final Shape<MpsShare> MPS_SHARE = Shapes.record(fields -> new MpsShare(
            fields.optional("memory", INTEGER, MpsShare::memory),
            fields.optional("maxComputePercent", INTEGER, MpsShare::maxComputePercent)));

    private static final Shape<MpsShare> SHARING_STRATEGY =
            Shapes.record(fields -> fields.field("nvidiaMps", MPS_SHARE, share -> share));

    private static final Shape<ResourceRequirement> REQUIREMENT = Shapes.record(fields -> new ResourceRequirement(
            fields.field("type", REQUIREMENT_TYPE, ResourceRequirement::type),
            fields.field("value", NAME, ResourceRequirement::value),
            fields.optional("sharingStrategy", SHARING_STRATEGY, ResourceRequirement::share)));

    private static final Shape<InferenceAccelerator> ACCELERATOR = Shapes.record(fields -> new InferenceAccelerator(
            fields.optional("deviceName", TEXT, InferenceAccelerator::deviceName),
            fields.optional("deviceType", TEXT, InferenceAccelerator::deviceType)));

    private static final Shape<ContainerOverride> CONTAINER = Shapes.record(fields -> new ContainerOverride(
            fields.field("name", NAME, ContainerOverride::name),
            fields.list("command", TEXT, ContainerOverride::command),
            fields.field("environment", ENVIRONMENT, ContainerOverride::environment),
            fields.list("environmentFiles", FILE, ContainerOverride::environmentFiles),
            fields.optional("cpu", INTEGER, ContainerOverride::cpu),
            fields.optional("memory", INTEGER, ContainerOverride::memory),
            fields.optional("memoryReservation", INTEGER, ContainerOverride::memoryReservation),
            fields.list("resourceRequirements", REQUIREMENT, ContainerOverride::resourceRequirements)));

    private static final Shape<Integer> STORAGE =
            Shapes.record(fields -> fields.field("sizeInGiB", INTEGER, size -> size));

    public static final Shape<Overrides> OVERRIDES = Shapes.record(fields -> new Overrides(
            fields.optional("cpu", TEXT, Overrides::cpu),
            fields.optional("memory", TEXT, Overrides::memory),
            fields.optional("taskRoleArn", TEXT, Overrides::taskRoleArn),
            fields.optional("executionRoleArn", TEXT, Overrides::executionRoleArn),
            fields.optional("ephemeralStorage", STORAGE, Overrides::ephemeralStorageGiB),
            fields.list("inferenceAcceleratorOverrides", ACCELERATOR, Overrides::inferenceAccelerators),
            fields.list("containerOverrides", CONTAINER, Overrides::containers)));

    /** As AWS repeats them: it lists each container, including those without overrides. */
    public static final Shape<Overrides> REPEATED = OVERRIDES.as(OverrideFields::told, Function.identity());

    private OverrideFields() {}

    private static Overrides told(Overrides all) {
        return new Overrides(
                all.cpu(),
                all.memory(),
                all.taskRoleArn(),
                all.executionRoleArn(),
                all.ephemeralStorageGiB(),
                all.inferenceAccelerators(),
                all.containers().stream()
                        .filter(container -> !container.equals(ContainerOverride.nothing(container.name())))
                        .toList());
    }

    /** One word of a closed set: the kind of the object. */
    static <E extends ApiWord> Shape<E> word(E[] all) {
        return Shapes.word(ApiWord::text, all);
    }
}

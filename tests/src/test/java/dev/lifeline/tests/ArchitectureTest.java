package dev.lifeline.tests;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which layers may depend on which, and what the layers below the functions may not do. */
class ArchitectureTest {
    private static final String LIFECYCLE = "dev.lifeline.lifecycle..";
    private static final String CONTROLLER = "dev.lifeline.controller..";
    private static final String AWS = "dev.lifeline.aws..";
    private static final String FUNCTIONS = "dev.lifeline.functions..";
    private static final String SIMULATOR = "dev.lifeline.simulator..";
    private static final String EXPLAIN = "dev.lifeline.explain..";
    private static final String WHATIF = "dev.lifeline.whatif..";
    private static final String CONSOLE = "dev.lifeline.console..";
    private static final String[] DEVELOPMENT = {
        SIMULATOR, "dev.lifeline.local..", "dev.lifeline.cli..", EXPLAIN, WHATIF, CONSOLE
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.lifeline");

    /** Hidden inputs: time, randomness and the environment. */
    private static final Set<String> HIDDEN = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.InstantSource.system",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Random.<init>",
            "java.security.SecureRandom.<init>",
            "java.util.concurrent.ThreadLocalRandom.current");

    static final List<ArchRule> RULES = List.of(
            classes()
                    .that()
                    .resideInAPackage(LIFECYCLE)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(LIFECYCLE, "java..", "org.jspecify.annotations..")
                    .as("the core knows the JDK alone"),
            noClasses()
                    .that()
                    .resideInAPackage(CONTROLLER)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("software.amazon..", "com.amazonaws..", AWS, FUNCTIONS)
                    .as("the controller knows neither the SDK nor Lambda"),
            noClasses()
                    .that(not(resideInAnyPackage(
                            AWS,
                            "dev.lifeline.local.[dynamodb|cloud]..",
                            "dev.lifeline.cli.[stack|archive|logs|queues]..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon.awssdk..")
                    .as("only the adapters, the local cloud and four packages of the command know the SDK"),
            noClasses()
                    .that()
                    .resideInAPackage(AWS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.amazonaws..", FUNCTIONS)
                    .as("the adapters do not know Lambda"),
            noClasses()
                    .that()
                    .resideInAnyPackage(LIFECYCLE, CONTROLLER, AWS, FUNCTIONS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(DEVELOPMENT)
                    .as("nothing that is shipped knows the development modules"),
            classes()
                    .that()
                    .resideInAPackage(SIMULATOR)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            SIMULATOR,
                            "java..",
                            "com.sun.net.httpserver..",
                            "com.fasterxml.jackson..",
                            "org.jspecify.annotations..")
                    .as("the simulated ECS knows nothing of Lifeline"),
            noClasses()
                    .that()
                    .resideInAPackage("dev.lifeline.local..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.lifeline.cli..")
                    .as("the local cloud does not know the command"),
            noClasses()
                    .that()
                    .resideInAnyPackage(EXPLAIN, WHATIF, CONSOLE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(AWS, FUNCTIONS, "dev.lifeline.local..", "dev.lifeline.cli..")
                    .as("what explains, predicts and shows runs knows the controller's ports alone"),
            noClasses()
                    .that()
                    .resideInAnyPackage(LIFECYCLE, CONTROLLER, AWS, EXPLAIN, WHATIF)
                    .should()
                    .accessTargetWhere(describe("is time, chance or the environment", ArchitectureTest::isHidden))
                    .as("time, chance and the environment are arguments"),
            noClasses()
                    .that()
                    .resideInAPackage("dev.lifeline.cli..")
                    .and()
                    .doNotHaveSimpleName("Printer")
                    .should()
                    .accessTargetWhere(describe("writes to a terminal", ArchitectureTest::isTerminal))
                    .as("the command writes through its Printer alone"),
            noClasses()
                    .that(resideInAPackage("dev.lifeline.cli..").and(not(resideInAPackage("dev.lifeline.cli.stack.."))))
                    .should()
                    .accessTargetWhere(describe("is the clock of this machine", ArchitectureTest::isWallClock))
                    .as("the command takes the time of its stack, because a local cloud has a clock of its own"),
            slices().matching("dev.lifeline.(*)..").should().beFreeOfCycles(),
            slices().assignedFrom(new OneFile())
                    .should()
                    .beFreeOfCycles()
                    .as("no file of the core or the controller leads back to itself"),
            slices().matching("dev.lifeline.(**)").should().beFreeOfCycles(),
            classes()
                    .that()
                    .implement(RequestStreamHandler.class)
                    .should()
                    .bePublic()
                    .andShould()
                    .resideInAPackage(FUNCTIONS));

    /** Each file with its nested types. */
    private static final class OneFile implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return resideInAnyPackage(LIFECYCLE, CONTROLLER).test(type)
                    ? SliceIdentifier.of(outermost(type).getName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "files";
        }

        private static JavaClass outermost(JavaClass type) {
            return type.getEnclosingClass().map(OneFile::outermost).orElse(type);
        }
    }

    private static boolean isHidden(JavaAccess<?> access) {
        return HIDDEN.contains(access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName());
    }

    private static boolean isWallClock(JavaAccess<?> access) {
        return isHidden(access)
                && access.getTarget().getOwner().getPackageName().equals("java.time");
    }

    private static boolean isTerminal(JavaAccess<?> access) {
        JavaClass owner = access.getTarget().getOwner();
        String name = access.getTarget().getName();
        return owner.isAssignableTo(PrintWriter.class)
                || owner.isAssignableTo(PrintStream.class)
                || (owner.isEquivalentTo(System.class) && Set.of("out", "err").contains(name))
                || (owner.getName().equals("picocli.CommandLine")
                        && Set.of("getOut", "getErr", "usage").contains(name));
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.lifeline.lifecycle.pipeline.Supervisor",
                "dev.lifeline.controller.loop.RunLoop",
                "dev.lifeline.aws.dynamodb.DynamoDbRunStore",
                "dev.lifeline.functions.LaunchRunHandler",
                "dev.lifeline.simulator.EcsSimulator",
                "dev.lifeline.local.cloud.LocalCloud",
                "dev.lifeline.cli.Main"
            })
    void the_rules_look_at_every_module(String name) {
        assertThat(CLASSES.contain(name)).isTrue();
    }

    @Test
    void the_rules_look_at_no_test() {
        assertThat(CLASSES.contain("dev.lifeline.controller.testing.TestWorld")).isFalse();
    }

    @Test
    void every_package_is_null_marked() {
        List<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(javaPackage -> javaPackage
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void every_handler_of_the_template_is_one_that_Lambda_can_make() throws IOException {
        List<String> handlers = Pattern.compile("Handler: (\\S+)::handleRequest")
                .matcher(Files.readString(Repository.ROOT.resolve("template.yaml")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(handlers)
                .containsExactlyInAnyOrderElementsOf(CLASSES.stream()
                        .filter(type -> type.isAssignableTo(RequestStreamHandler.class))
                        .map(JavaClass::getName)
                        .toList())
                .allSatisfy(name -> assertThat(Class.forName(name).getConstructor())
                        .as(name + "()")
                        .isNotNull());
    }
}

package io.github.stepscale;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.stepscale.policy.steps.Step;
import java.io.File;
import java.net.URL;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom. The tables are the documentation: an arrow that is not in them does not exist, and a package that is
 * not in them may not either.
 */
class ArchitectureTest {
    private static final String BASE = "io.github.stepscale";

    /** Each package and the others of this module that it may know. All of them may know the JDK. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            // The ground floor, which every room may know.
            entry("validation", Set.of()),
            entry("text", Set.of()),
            entry("finding", Set.of()),
            entry("policy", Set.of()),
            entry("plan", Set.of("policy")),
            entry("traffic", Set.of()),
            entry("curve", Set.of()),
            entry("accuracy", Set.of()),
            entry("service", Set.of("curve")),
            entry("expression", Set.of()),
            entry("simulation", Set.of("policy", "plan", "traffic", "curve", "service", "expression")),
            entry("scenario", Set.of("plan", "traffic", "curve", "service", "simulation")),
            entry("tuning", Set.of("policy", "plan", "traffic", "curve", "service", "simulation")),
            entry("lint", Set.of("policy", "plan", "expression")),
            entry("template", Set.of("policy", "plan")),
            entry("yaml", Set.of()),
            entry("descriptor", Set.of("yaml", "policy", "traffic", "curve", "service", "simulation", "scenario")),
            // Translates to a descriptor, and renders it again to prove that it means the same.
            entry("importing", Set.of("yaml", "policy", "plan", "template", "descriptor")),
            // The delays under service are those of a simulation, and lint asks for them. Its room for tuning joins
            // the search with the texts that go in and come out.
            entry(
                    "synth",
                    Set.of(
                            "policy",
                            "plan",
                            "traffic",
                            "lint",
                            "template",
                            "descriptor",
                            "yaml",
                            "service",
                            "simulation",
                            "scenario",
                            "tuning",
                            "importing",
                            "report.advice",
                            "report.tuning")),
            entry("report.page", Set.of()),
            entry("report.certificate", Set.of("report.page", "plan", "simulation", "tuning")),
            entry(
                    "report.advice",
                    Set.of("report.page", "policy", "plan", "traffic", "curve", "service", "simulation", "tuning")),
            entry(
                    "report.tuning",
                    Set.of(
                            "report.page",
                            "report.advice",
                            "report.simulation",
                            "yaml",
                            "descriptor",
                            "policy",
                            "plan",
                            "traffic",
                            "curve",
                            "service",
                            "simulation",
                            "tuning")),
            entry(
                    "report.simulation",
                    Set.of(
                            "report.page",
                            "report.certificate",
                            "report.advice",
                            "accuracy",
                            "policy",
                            "plan",
                            "traffic",
                            "curve",
                            "service",
                            "simulation",
                            "scenario")));

    private static final Set<String> GROUND_FLOOR = Set.of("validation", "text", "finding");

    /** The rooms of policy, and which of them each may know; the description on top may know all of them. */
    private static final Map<String, Set<String>> ROOMS_OF_POLICY = Map.of(
            "metric", Set.of(),
            "target", Set.of("metric"),
            "schedule", Set.of(),
            "stack", Set.of(),
            "rule", Set.of("metric"),
            "steps", Set.of("rule", "metric", "target"));

    /** The rooms of tuning, and which of them each may know; the search for a person on top may know all of them. */
    private static final Map<String, Set<String>> ROOMS_OF_TUNING = Map.of(
            "space", Set.of(),
            "objective", Set.of(),
            "search", Set.of("space", "objective"),
            "selection", Set.of("space", "objective", "search"),
            "certificate", Set.of(),
            // Many edits are tried at once, as many policies are.
            "edit", Set.of("search"));

    /** The rooms of importing, and which of them each may know; the translation on top may know all of them. */
    private static final Map<String, Set<String>> ROOMS_OF_IMPORTING =
            Map.of("source", Set.of(), "template", Set.of("source"), "link", Set.of("source"));

    /** The libraries that a package may know; where none is named, none. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "yaml", Set.of("com.fasterxml.jackson..", "org.yaml.snakeyaml.."),
            "traffic", Set.of("com.fasterxml.jackson..", "de.siegmar.fastcsv.."),
            "curve", Set.of("de.siegmar.fastcsv.."),
            "accuracy", Set.of("com.fasterxml.jackson.."),
            "template", Set.of("com.fasterxml.jackson.."),
            "report.page", Set.of("com.fasterxml.jackson.."),
            "report.certificate", Set.of("com.fasterxml.jackson.."),
            "report.advice", Set.of("com.fasterxml.jackson.."),
            "report.simulation", Set.of("com.fasterxml.jackson.."),
            "report.tuning", Set.of("com.fasterxml.jackson.."));

    /** Values in, values out: no file, network, clock, thread or logger. Time is a parameter. */
    private static final Set<String> PURE = Set.of(
            "validation",
            "text",
            "policy",
            "plan",
            "finding",
            "lint",
            "curve",
            "accuracy",
            "service",
            "expression",
            "simulation",
            "scenario",
            "tuning");

    private static final JavaClasses CLASSES = imported();

    @Test
    void packagesKnowOnlyWhatTheTableSays() {
        MAY_KNOW.forEach((name, known) -> {
            String[] allowed = Stream.of(
                            Stream.of("java..", "org.jspecify.annotations..", inside(name)),
                            known.stream().map(ArchitectureTest::inside),
                            GROUND_FLOOR.stream().map(ArchitectureTest::inside),
                            LIBRARIES.getOrDefault(name, Set.of()).stream())
                    .flatMap(packages -> packages)
                    .toArray(String[]::new);
            ArchRule rule = classes()
                    .that()
                    .resideInAPackage(inside(name))
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(primitivesAndArrays()));
            rule.check(CLASSES);
        });
    }

    @Test
    void roomsOfPolicyKnowOnlyWhatTheTableSays() {
        checkRooms("policy", ROOMS_OF_POLICY);
    }

    @Test
    void roomsOfTuningKnowOnlyWhatTheTableSays() {
        checkRooms("tuning", ROOMS_OF_TUNING);
    }

    @Test
    void roomsOfImportingKnowOnlyWhatTheTableSays() {
        checkRooms("importing", ROOMS_OF_IMPORTING);
    }

    /** No room knows one that its row does not name, nor the package around them; every one has a row. */
    private static void checkRooms(String house, Map<String, Set<String>> rooms) {
        rooms.forEach((name, known) -> {
            String[] others = rooms.keySet().stream()
                    .filter(other -> !other.equals(name) && !known.contains(other))
                    .map(other -> inside(house + "." + other))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(inside(house + "." + name))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others).or(resideInAPackage(BASE + "." + house)))
                    .check(CLASSES);
        });
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(BASE + "." + house + "."))
                        .map(name -> name.substring((BASE + "." + house + ".").length()))
                        .collect(Collectors.toSet()))
                .isEqualTo(rooms.keySet());
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.equals(BASE) ? "" : name.substring(BASE.length() + 1))
                .collect(Collectors.toSet());
        assertThat(packages)
                .contains("policy", "plan", "finding")
                .allMatch(name -> MAY_KNOW.keySet().stream().anyMatch(row -> (name + ".").startsWith(row + ".")));
    }

    @Test
    void tableNamesOnlyItsOwnPackages() {
        assertThat(MAY_KNOW.values())
                .allSatisfy(known -> assertThat(MAY_KNOW.keySet()).containsAll(known));
        assertThat(MAY_KNOW.keySet()).containsAll(LIBRARIES.keySet()).containsAll(PURE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(BASE + ".report.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void purePackagesTouchNothingOutside() {
        DescribedPredicate<JavaClass> outside = resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.util.concurrent..",
                        "java.util.logging..")
                .or(belongToAnyOf(Thread.class, ProcessBuilder.class, Clock.class, System.Logger.class));
        pure(noClasses().that(areIn(PURE)).should().dependOnClassesThat(outside));
        pure(noClasses().that(areIn(PURE)).should().callMethodWhere(asksForTheTime()));
        // Tuning serializes its rows, and import reads a resource of its own, which java.io names.
        DescribedPredicate<JavaClass> files = resideInAnyPackage("java.nio.file..", "java.util.concurrent..")
                .or(belongToAnyOf(Thread.class, Clock.class, File.class));
        Set<String> texts = Set.of("synth.tuning", "synth.importing", "importing");
        pure(noClasses().that(areIn(texts)).should().dependOnClassesThat(files));
        pure(noClasses().that(areIn(texts)).should().callMethodWhere(asksForTheTime()));
    }

    private static JavaClasses imported() {
        // Names are enough: reading the classes of the JDK too would take most of the time.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        URL ofModule = Step.class.getProtectionDomain().getCodeSource().getLocation();
        return new ClassFileImporter().importUrl(ofModule);
    }

    private static void pure(ArchRule rule) {
        rule.because("these packages take values and give values").check(CLASSES);
    }

    private static DescribedPredicate<JavaMethodCall> asksForTheTime() {
        return describe("the time is asked for", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getName();
            return owner.startsWith("java.time.") && name.equals("now")
                    || owner.equals("java.lang.System")
                            && Set.of("currentTimeMillis", "nanoTime", "getenv").contains(name);
        });
    }

    private static DescribedPredicate<JavaClass> areIn(Set<String> names) {
        return resideInAnyPackage(names.stream().map(ArchitectureTest::inside).toArray(String[]::new));
    }

    /** Of these ArchUnit says that they reside in the package of their name, which is none. */
    private static DescribedPredicate<JavaClass> primitivesAndArrays() {
        return resideInAPackage("");
    }

    private static String inside(String name) {
        return BASE + "." + name + "..";
    }
}

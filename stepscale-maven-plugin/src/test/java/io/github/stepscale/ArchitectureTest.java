package io.github.stepscale;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may know whom in the plugin. The table is the documentation: the AWS SDK stays inside aws, and nothing
 * reaches maven, because no other row names them.
 */
class ArchitectureTest {

    private static final String JDK = "java..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String AWS_SDK = "software.amazon.awssdk..";
    private static final String NETTY = "io.netty..";
    private static final String MAVEN_API = "org.apache.maven..";

    private static final String OPERATION = "io.github.stepscale.operation";
    private static final String MAVEN = "io.github.stepscale.maven";

    private static final List<Layer> LAYERS = List.of(
            // Netty sends the requests to a model: docs/decisions/0028-load-without-threads.md.
            // Jackson reads the answers of SageMaker and Service Quotas, whose clients are too large; slf4j is asked
            // what it would log.
            // TLS of the JDK goes over a tunnel of a proxy: docs/decisions/0033-proxies.md.
            new Layer(
                    "aws",
                    JDK,
                    "javax.crypto..",
                    "javax.net.ssl..",
                    AWS_SDK,
                    NETTY,
                    JACKSON,
                    "org.slf4j..",
                    ours("text")),
            // What sends a request is given to it: docs/decisions/0015-load.md.
            new Layer("load", JDK, "org.HdrHistogram..", ours("traffic"), ours("validation"), ours("text")),
            new Layer(
                    "operation",
                    JDK,
                    JACKSON,
                    ours("validation"),
                    ours("text"),
                    ours("yaml"),
                    ours("synth"),
                    ours("policy"),
                    ours("plan"),
                    ours("finding"),
                    ours("lint"),
                    ours("template"),
                    ours("descriptor"),
                    ours("importing"),
                    ours("traffic"),
                    ours("curve"),
                    ours("accuracy"),
                    ours("service"),
                    ours("simulation"),
                    ours("report.page"),
                    ours("aws"),
                    ours("load")),
            // A load run's page is made of what was measured alone: no clock, no AWS.
            new Layer(
                    "operation.load.report",
                    JDK,
                    JACKSON,
                    ours("load"),
                    ours("accuracy"),
                    ours("report.page"),
                    ours("simulation"),
                    ours("text")),
            // Of plexus what Maven's own interface is made of: a goal's configuration, and how an expression fails.
            // Of the resolver the proxies, as it chooses them: docs/decisions/0033-proxies.md.
            new Layer(
                    "maven",
                    JDK,
                    MAVEN_API,
                    "org.eclipse.aether..",
                    "org.codehaus.plexus.util.xml",
                    "org.codehaus.plexus.component.configurator.expression",
                    "javax.inject..",
                    "io.github.stepscale.."));

    /** Inside operation: which of its rooms a room may know, beside operation itself. */
    private static final List<Room> ROOMS = List.of(
            new Room("shared"),
            new Room("curve"),
            new Room("history", "shared"),
            new Room("status", "history", "shared"),
            new Room("preflight", "shared"),
            new Room("importing", "shared"),
            new Room("deploy.stack", "shared"),
            new Room("deploy.importing", "deploy.stack", "status", "shared"),
            new Room("deploy", "deploy.importing", "deploy.stack", "preflight", "status", "shared"),
            new Room("deploy.parallel", "deploy", "shared"),
            new Room("deploy.delete", "deploy.stack", "shared"),
            new Room("stackset", "deploy", "shared"),
            new Room("accuracy", "shared"),
            new Room("explain", "accuracy", "history", "record", "shared"),
            new Room("drill", "history", "shared"),
            new Room("record", "shared"),
            new Room("load.report"),
            new Room("load", "load.report", "accuracy", "history", "shared", "curve"),
            new Room("calibrate", "load", "shared", "curve"));

    /** Inside maven: which of its rooms a room may know; none knows the goals, which know all. */
    private static final List<Room> ROOMS_OF_MAVEN = List.of(
            new Room("failure"),
            new Room("parameter", "failure"),
            new Room("command", "parameter"),
            new Room("file", "failure"));

    /** The classes of this module, without the help goal, which is generated. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("HelpMojo"))
            .importPath(Path.of("target", "classes"));

    private record Layer(String name, String... mayKnow) {

        String[] mayKnowAndItself() {
            return Stream.concat(Stream.of(mayKnow), Stream.of(ours(name), "org.jspecify.annotations.."))
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Room(String name, String... mayKnow) {

        /** The other rooms of the house that it may not know. */
        String[] others(String house, List<Room> rooms) {
            return rooms.stream()
                    .map(Room::name)
                    .filter(other -> !other.equals(name) && !List.of(mayKnow).contains(other))
                    .map(other -> house + "." + other)
                    .toArray(String[]::new);
        }

        /** Without what lies inside it, such as {@code load.report} in {@code load}. */
        String in(String house) {
            return house + "." + name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String ours(String name) {
        return "io.github.stepscale." + name + "..";
    }

    static List<Layer> layers() {
        return LAYERS;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void knowsOnlyWhatItsRowNames(Layer layer) {
        classes()
                .that()
                .resideInAPackage(ours(layer.name()))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(layer.mayKnowAndItself())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    static List<Room> rooms() {
        return ROOMS;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void knowsOnlyTheRoomsThatItsRowNames(Room room) {
        checkArrows(OPERATION, ROOMS, room);
    }

    static List<Room> roomsOfMaven() {
        return ROOMS_OF_MAVEN;
    }

    @ParameterizedTest
    @MethodSource("roomsOfMaven")
    void knowsNoGoalAndOnlyTheRoomsThatItsRowNames(Room room) {
        checkArrows(MAVEN, ROOMS_OF_MAVEN, room);
        noClasses()
                .that()
                .resideInAPackage(room.in(MAVEN))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(MAVEN)
                .check(CLASSES);
    }

    private static void checkArrows(String house, List<Room> rooms, Room room) {
        noClasses()
                .that()
                .resideInAPackage(room.in(house))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(room.others(house, rooms))
                .check(CLASSES);
    }

    /** What they have in common with their caller knows none of them. */
    @Test
    void operationItselfKnowsNoRoom() {
        noClasses()
                .that()
                .resideInAPackage(OPERATION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(OPERATION, ROOMS))
                .check(CLASSES);
    }

    @Test
    void everyRoomIsInATable() {
        classes()
                .that()
                .resideInAnyPackage(ours("operation"), ours("maven"))
                .should()
                .resideInAnyPackage(Stream.of(
                                Stream.of(OPERATION, MAVEN),
                                Stream.of(packages(OPERATION, ROOMS)),
                                Stream.of(packages(MAVEN, ROOMS_OF_MAVEN)))
                        .flatMap(names -> names)
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    private static String[] packages(String house, List<Room> rooms) {
        return rooms.stream().map(room -> room.in(house)).toArray(String[]::new);
    }

    @Test
    void everyClassBelongsToARow() {
        String[] rows = LAYERS.stream().map(layer -> ours(layer.name())).toArray(String[]::new);
        classes().should().resideInAnyPackage(rows).check(CLASSES);
    }

    /** Statics outlive a build in a daemon, and are shared by the threads of a parallel one. */
    @Test
    void goalsKeepNoStaticState() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(ours("maven"))
                .and()
                .areStatic()
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** System properties belong to the JVM, not to the build: Maven's parameters and session are the way to a value. */
    @Test
    void goalsReadNoSystemProperties() {
        noClasses()
                .that()
                .resideInAPackage(ours("maven"))
                .should()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "getProperties")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}

package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.operation.deploy.Deploy;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.scripted.Alarms;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the blocks of commands on the pages, in a fresh clone and in projects of a user, with one local repository that is empty
 * at first: what the examples say works before anything is installed, and the rest after the installation on the page.
 */
@DisabledOnOs(OS.WINDOWS) // The blocks are for a POSIX shell.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandBlocksIT {
    private static final String DESCRIPTOR = """
            endpointName: %s
            stackName: %s-scaling
            minCapacity: 1
            maxCapacity: 10
            service: { requestsPerInstance: 50 }
            traffic: { profile: daily, lowestRequestsPerMinute: 20, highestRequestsPerMinute: 300, peakHour: 14, days: 1, noise: 10%% }
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, change: +1 }
            """;
    private static final String POM = """
            <project>
                <modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId>
                <artifactId>orders</artifactId>
                <version>1</version>
                <packaging>pom</packaging>
                <build>
                    <plugins>
                        <plugin>
                            <groupId>io.github.stepscale</groupId>
                            <artifactId>stepscale-maven-plugin</artifactId>
                            <version>0.1.0-SNAPSHOT</version>
                        </plugin>
                    </plugins>
                </build>
            </project>
            """;

    /**
     * What the build around this test does with the same sources is not done again in the clone: looking for mistakes, compiling
     * the tests and comparing the format. The first is an option of the compiler; this one in its place does nothing.
     */
    private static final String WHAT_USERS_RUN =
            "-Derrorprone.plugin=-Xdiags:compact -Dmaven.test.skip=true -Dspotless.check.skip=true";

    /** The block of an example that a clone builds. */
    private static final Pattern EXAMPLE =
            Pattern.compile("mvn -f \\.\\./\\.\\. -pl (?<example>examples/[a-z-]+) -am (?<goals>.+)\\R");

    @TempDir
    static Path folder;

    /** An emulator of another make, for the blocks that deploy; empty where there is none. */
    private static Optional<Emulator> emulator = Optional.empty();

    @BeforeAll
    static void prepare() throws Exception {
        emulator = Emulator.isPresent() ? Optional.of(Emulator.start()) : Optional.empty();
        copy(CommandBlock.ROOT, folder.resolve("clone"));
        String builds = Path.of(property("localRepository")).toUri().toString();
        String settings = Files.readString(Path.of("src/it/settings.xml"));
        Files.writeString(folder.resolve("settings.xml"), settings.replace("@localRepositoryUrl@", builds));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createFile(
                bin.resolve("mvn"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(bin.resolve("mvn"), """
                #!/bin/sh
                exec '%s/bin/mvn' -B -s '%s/settings.xml' '-Dmaven.repo.local=%s/repository' \\
                    -Daether.remoteRepositoryFilter.prefixes=false "$@" $EXTRA
                """.formatted(property("maven.home"), folder, folder));
        describe(Files.createDirectory(folder.resolve("folder")), "orders");
    }

    @AfterAll
    static void stop() {
        emulator.ifPresent(Emulator::close);
    }

    private static void describe(Path home, String endpoint) throws IOException {
        Files.writeString(home.resolve("stepscale.yaml"), DESCRIPTOR.formatted(endpoint, endpoint));
    }

    /**
     * What compiles comes first, then what packages, then what installs: nothing is installed before the examples run, and
     * Maven compiles anew wherever a module has a jar in the place of its classes, or the other way round.
     */
    static List<CommandBlock> inTheClone() throws IOException {
        Map<String, List<CommandBlock>> runs = in(CommandPlace.Clone.class).stream()
                .collect(Collectors.groupingBy(CommandBlocksIT::run, LinkedHashMap::new, Collectors.toList()));
        return runs.values().stream()
                .map(CommandBlocksIT::together)
                .sorted(Comparator.comparingInt(CommandBlocksIT::phase))
                .toList();
    }

    /** What tells it from the blocks that run with it. */
    private static String run(CommandBlock block) {
        Matcher example = EXAMPLE.matcher(block.commands());
        return example.matches() ? example.group("goals") : block.name();
    }

    /** Blocks that build their own examples by the same goals, as one that builds them all: what they need is built once. */
    private static CommandBlock together(List<CommandBlock> blocks) {
        if (blocks.size() == 1) {
            return blocks.get(0);
        }
        String examples = blocks.stream().map(CommandBlocksIT::ownExample).collect(Collectors.joining(","));
        String goals = run(blocks.get(0));
        return new CommandBlock(blocks.get(0).page(), "mvn -f ../.. -pl " + examples + " -am " + goals);
    }

    private static String ownExample(CommandBlock block) {
        Matcher command = EXAMPLE.matcher(block.commands());
        assertThat(command.matches()).as(block.commands()).isTrue();
        assertThat(block.page()).isEqualTo(command.group("example") + "/README.md");
        return command.group("example");
    }

    private static int phase(CommandBlock block) {
        if (block.commands().contains(" install")) {
            return 2;
        }
        return block.commands().contains(" verify") ? 1 : 0;
    }

    static List<CommandBlock> withoutAPom() throws IOException {
        return in(CommandPlace.Folder.class);
    }

    static List<CommandBlock> inAProject() throws IOException {
        return in(CommandPlace.Project.class);
    }

    private static List<CommandBlock> in(Class<? extends CommandPlace> place) throws IOException {
        Map<String, CommandPlace> places = CommandPlace.all();
        return CommandBlock.all().stream()
                .filter(block -> place.isInstance(places.get(block.name())))
                .toList();
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("inTheClone")
    void aBlockRunsInAClone(CommandBlock block) throws Exception {
        Path page = folder.resolve("clone").resolve(block.page());
        Path where = block.page().startsWith("examples/") ? page.getParent() : folder.resolve("clone");
        run(where, block.commands(), WHAT_USERS_RUN);

        assertThat(folder.resolve("clone/stepscale-maven-plugin/target/it"))
                .as("integration tests, which -DskipTests leaves out")
                .doesNotExist();
    }

    @Order(2)
    @ParameterizedTest
    @MethodSource("withoutAPom")
    void aBlockRunsWithoutAPom(CommandBlock block) throws Exception {
        Path home = folder.resolve("folder");
        String call = block.commands().startsWith("stepscale()") ? "\nstepscale generate\n" : "";

        run(home, block.commands() + call, "");

        assertThat(home.resolve("target/stepscale/orders-scaling.template.yaml"))
                .exists();
    }

    @Order(3)
    @ParameterizedTest
    @MethodSource("inAProject")
    void aBlockRunsInAProject(CommandBlock block) throws Exception {
        CommandPlace.Project place = (CommandPlace.Project) CommandPlace.all().get(block.name());
        if (emulator.isPresent() && place.isOfStacks(block)) {
            // A stack of its own for each: a change set of what another has deployed would be empty.
            String endpoint = "orders-" + inAProject().indexOf(block);
            String withoutEndpoints = "-Dstepscale.preflight=false\n";
            run(project(endpoint, emulator.get().endpoint(), withoutEndpoints), block.commands(), "");
            return;
        }
        try (ScriptedAws aws = ScriptedAws.quick();
                ModelServer model = ModelServer.start()) {
            aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
            aws.sageMaker().configuration("orders", "ml.g5.4xlarge");
            aws.alarmsScale();
            Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
            aws.alarms()
                    .metricValues(
                            "Invocations",
                            IntStream.rangeClosed(1, 90)
                                    .mapToObj(back -> new Alarms.Value(minute.minusSeconds(60L * back), 60))
                                    .toList());
            if (place.deployed()) {
                deploy(aws);
            }
            String models = "-Dstepscale.load.endpoint=" + model.address() + "\n";
            run(project("orders", aws.endpoint(), models), block.commands(), place.options());
        }
    }

    /** A project with what a user has beside the POM; the addresses are where docs/install.md says. */
    private static Path project(String endpoint, URI aws, String more) throws IOException {
        Path home = Files.createTempDirectory(folder, "project");
        describe(home, endpoint);
        Files.writeString(home.resolve("pom.xml"), POM);
        Files.writeString(home.resolve("request.json"), "{}");
        Files.writeString(home.resolve("body.json"), "{}");
        Path options = Files.createDirectory(home.resolve(".mvn")).resolve("maven.config");
        Files.writeString(options, "-Dstepscale.region=eu-central-1\n-Dstepscale.endpoint=" + aws + "\n" + more);
        return home;
    }

    private static void deploy(ScriptedAws scripted) {
        TestConnection.signIn();
        byte[] descriptor = DESCRIPTOR.formatted("orders", "orders").getBytes(StandardCharsets.UTF_8);
        SynthesizedStack stack = Synthesis.of(DescriptorReader.read("stepscale.yaml", descriptor, Map.of()))
                .stack()
                .orElseThrow();
        try (Aws aws =
                Aws.connect(Connection.standard().withRegion("eu-central-1").withEndpoint(scripted.endpoint()))) {
            new Deploy(aws, line -> {}).run(DeployRequest.of(stack), DeployOptions.standard());
        }
    }

    private static void run(Path where, String commands, String extra) throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = shell.environment();
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("EXTRA", extra);
        if (!where.startsWith(folder.resolve("clone"))) {
            // Nothing is compiled there: starting fast matters more than running fast.
            environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        }
        environment.put("AWS_ACCESS_KEY_ID", "key");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        environment.remove("CI");
        Process process = shell.start();
        assertThat(process.waitFor(30, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    /** What is in no clone. A package may be called target too. */
    private static boolean isLeftOut(Path directory) {
        return directory.endsWith(".git")
                || directory.endsWith("target") && Files.exists(directory.resolveSibling("pom.xml"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (isLeftOut(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !file.getFileName().toString().equals(".git")) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String property(String name) {
        return String.valueOf(System.getProperty(name));
    }
}

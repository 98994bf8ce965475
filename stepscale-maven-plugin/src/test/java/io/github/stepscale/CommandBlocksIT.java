package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 10
            service: { requestsPerInstance: 50 }
            traffic: { profile: daily, lowestRequestsPerMinute: 20, highestRequestsPerMinute: 300, peakHour: 14, days: 1, noise: 10% }
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

    @TempDir
    static Path folder;

    private static ScriptedAws aws;

    @BeforeAll
    static void prepare() throws IOException {
        aws = ScriptedAws.start(InstantSource.system());
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
        for (String project : List.of("project", "folder")) {
            Path home = Files.createDirectory(folder.resolve(project));
            Files.writeString(home.resolve("stepscale.yaml"), DESCRIPTOR);
        }
        Files.writeString(folder.resolve("project/pom.xml"), POM);
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    /** In the order of the pages, but what the examples say comes first: nothing is installed then. */
    static List<CommandBlock> inTheClone() throws IOException {
        List<CommandBlock> blocks = in(CommandPlace.Clone.class);
        return Stream.concat(
                        blocks.stream().filter(block -> block.page().startsWith("examples/")),
                        blocks.stream().filter(block -> !block.page().startsWith("examples/")))
                .toList();
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
        run(block.page().startsWith("examples/") ? page.getParent() : folder.resolve("clone"), block.commands(), "");

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
        // A stack of its own for each: a change set of what another has deployed would be empty.
        int stack = inAProject().indexOf(block);
        String target = "-Dstepscale.endpointName=orders-" + stack + " -Dstepscale.stackName=orders-scaling-" + stack;
        String address = " -Dstepscale.region=eu-central-1 -Dstepscale.endpoint=" + aws.endpoint();

        run(
                folder.resolve("project"),
                block.commands(),
                target + (block.commands().contains("simulate") ? "" : address));
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

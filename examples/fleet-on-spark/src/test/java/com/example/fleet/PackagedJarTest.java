package com.example.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submits the jar to Spark as {@code spark-submit} does. */
class PackagedJarTest {
    private static Path jar;

    @TempDir
    Path folder;

    @BeforeAll
    static void findJar() {
        jar = Path.of(Optional.ofNullable(System.getProperty("fleet.jar")).orElse("target/fleet-on-spark.jar"));
    }

    @Test
    void theJarHasNoClassThatSparkHasToo() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> packages = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.split("/")[0] + "/" + name.split("/")[1])
                    .collect(Collectors.toSet());
            assertEquals(Set.of("com/example", "io/github"), packages);
        }
    }

    @Test
    void sparkSubmitTunesATableOfJsonLines() throws Exception {
        Path table = folder.resolve("in.json");
        Files.writeString(table, line("good", Endpoints.traffic(1, 600)) + line("bad", "no traffic"));

        assertEquals("2 of 2 endpoints are tuned.", lastLine(submit(table)));
        assertEquals("0 endpoints are left to be tuned.", lastLine(submit(table)));

        String results = results();
        assertEquals(2, results.lines().count());
        assertTrue(results.contains("\"stepscale.yaml\":\"endpointName: good\\n"), results);
        assertTrue(results.contains("\"outcome\":\"INVALID\""), results);
    }

    /** Runs the main class of {@code spark-submit} in a JVM that knows Spark alone. */
    private String submit(Path table) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.of(JavaModuleOptions.defaultModuleOptionArray()),
                        Stream.of("-XX:TieredStopAtLevel=1", "-cp", sparkAlone(), SparkSubmit.class.getName()),
                        Stream.of("--master", "local[2]"),
                        Stream.of("--conf", "spark.ui.enabled=false"),
                        Stream.of("--conf", "spark.driver.bindAddress=127.0.0.1"),
                        Stream.of("--conf", "spark.driver.host=127.0.0.1"),
                        Stream.of(
                                jar.toString(),
                                table.toString(),
                                folder.resolve("out").toString()),
                        Stream.of("--format=json", "--families=fixed,capacityLadder"))
                .flatMap(words -> words)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return Files.readString(log);
    }

    private static String sparkAlone() {
        String classPath = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElse(System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(element -> element.endsWith(".jar")
                        && !element.endsWith(jar.getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String lastLine(String printed) {
        return printed.lines()
                .filter(line -> line.contains(" endpoints are "))
                .reduce((first, last) -> last)
                .orElse(printed);
    }

    private String results() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            StringBuilder lines = new StringBuilder();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".json")).toList()) {
                lines.append(Files.readString(file));
            }
            return lines.toString();
        }
    }

    private static String line(String endpoint, String traffic) {
        return "{\"endpoint\": \"%s\", \"descriptor\": \"%s\", \"traffic\": \"%s\"}\n"
                .formatted(endpoint, escaped(Endpoints.descriptor(endpoint)), escaped(traffic));
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n");
    }
}

package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code tune} needs for a thousand descriptors with two weeks of traffic each: time, and the heap that is in use after
 * garbage collections. The grid is reduced to fixed counts, {@code -Dstepscale.bench.families} names others.
 *
 * <p>{@code mvn test -pl stepscale-maven-plugin -am -Dtest=ManyTuningsBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -Dstepscale.bench=true -DargLine=-Xmx1g}
 */
@EnabledIfSystemProperty(named = "stepscale.bench", matches = "true")
class ManyTuningsBenchmark {
    private static final int DESCRIPTORS = Integer.getInteger("stepscale.bench.descriptors", 1_000);
    private static final String FAMILIES = System.getProperty("stepscale.bench.families", "fixed");
    private static final int TRACES = 10;
    private static final int MINUTES = 14 * 1_440;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path module;

    @Test
    void aThousandDescriptorsFitIntoAGigabyte() throws Exception {
        for (int trace = 0; trace < TRACES; trace++) {
            writeTraffic(trace);
        }
        for (int descriptor = 0; descriptor < DESCRIPTORS; descriptor++) {
            writeDescriptor(descriptor);
        }
        Peak peak = new Peak();
        Instant start = Instant.now();
        TuneMojo goal = goal(peak);
        goal.execute();
        long millis = Duration.between(start, Instant.now()).toMillis();
        System.gc();
        peak.sample();
        System.out.printf(
                Locale.ROOT,
                "%d descriptors in %.0f s, %.0f s of CPU; heap after collections: highest %d MB, in the end %d MB%n",
                DESCRIPTORS,
                millis / 1e3,
                cpuSeconds(),
                peak.highest.get() / MEGABYTE,
                usedAfterCollection() / MEGABYTE);
        try (Stream<Path> results = Files.list(module.resolve("out"))) {
            assertThat(results).hasSize(DESCRIPTORS);
        }
        assertThat(goal.buildState()).isNotNull();
        assertThat(peak.highest.get()).isLessThan(512 * MEGABYTE);
    }

    private TuneMojo goal(Peak peak) {
        TuneMojo goal = new TuneMojo();
        goal.setLog(peak);
        goal.setPluginContext(new HashMap<>());
        goal.execution = new MojoExecution(new MojoDescriptor(), "default");
        goal.descriptor = module.resolve("all").toFile();
        goal.startDirectory = module.toFile();
        goal.project = new MavenProject();
        goal.failOn = "error";
        goal.outputDirectory = module.resolve("out").toFile();
        goal.families = List.of(FAMILIES.split(","));
        return goal;
    }

    /** Samples what is in use after the last collection of each pool, whenever a line is logged. */
    private static final class Peak extends SystemStreamLog {
        private final AtomicLong highest = new AtomicLong();

        void sample() {
            highest.accumulateAndGet(usedAfterCollection(), Math::max);
        }

        @Override
        public void info(CharSequence line) {
            sample();
        }

        @Override
        public void warn(CharSequence line) {
            sample();
        }
    }

    private static long usedAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isValid())
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getProcessCpuTime() / 1e9
                : 0;
    }

    private void writeDescriptor(int number) throws IOException {
        Files.createDirectories(module.resolve("all"));
        Files.writeString(
                module.resolve("all/e%04d.yaml".formatted(number)), """
                endpointName: e%04d
                stackName: e%04d
                minCapacity: 1
                maxCapacity: 10
                layout: split
                steps:
                  - { upper: 40, change: -1 }
                  - { lower: 80, change: +1 }
                service: { requestsPerInstance: 100, scaleOutDelay: 4 }
                traffic: ../traffic/%d.csv
                objective: { maxExcess: 1%% }
                """.formatted(number, number, number % TRACES));
    }

    private void writeTraffic(int seed) throws IOException {
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-03-02T00:00:00Z");
        StringBuilder text = new StringBuilder("timestamp,requests\n");
        for (int minute = 0; minute < MINUTES; minute++) {
            double wave = (450 - 350 * Math.cos(Math.PI * minute / 720)) * (0.9 + 0.2 * random.nextDouble());
            text.append(start.plusSeconds(60L * minute))
                    .append(',')
                    .append(Math.rint(wave))
                    .append('\n');
        }
        Files.createDirectories(module.resolve("traffic"));
        Files.writeString(module.resolve("traffic/" + seed + ".csv"), text);
    }
}

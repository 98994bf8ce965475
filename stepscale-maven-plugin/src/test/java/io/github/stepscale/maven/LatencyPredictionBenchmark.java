package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.scripted.ModelReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * How near the simulated latency of each minute is to the measured one: {@code calibrate} measures a model on loopback, whose service
 * times are lognormal and whose workers are known, {@code load} sends it traffic, and {@code simulate} replays that traffic with the
 * curve that calibrate wrote. It takes some 25 minutes, and a machine with nothing else to do.
 *
 * <p>{@code mvn test -pl stepscale-maven-plugin -am -Dtest=LatencyPredictionBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -Dstepscale.bench=true}
 */
@EnabledIfSystemProperty(named = "stepscale.bench", matches = "true")
class LatencyPredictionBenchmark {
    private static final int WORKERS = 4;
    private static final double MEAN_MILLIS = 100;
    /** Of the logarithm: a coefficient of variation of 0.8. */
    private static final double SIGMA = Math.sqrt(Math.log(1 + 0.8 * 0.8));

    private static final double SATURATION = WORKERS * 60_000 / MEAN_MILLIS;
    private static final double[] SHARES = {0.3, 0.5, 0.7, 0.8, 0.6, 0.4, 0.75, 0.85, 0.8, 0.5, 0.2, 0.65, 0.88, 0.7};
    private static final String TIME = "timestamp";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path module;

    @Test
    void theP95OfAMinuteIsPredictedWithin15PercentBelowNineTenthsOfTheSaturation() throws Exception {
        try (CalibrateFixture fixture = new CalibrateFixture(module)) {
            // Nothing scales.
            fixture.describe(CalibrateFixture.VARIANT.replace("maxCapacity: 10", "maxCapacity: 1"));
            fixture.model.atOnce(WORKERS).answers(LatencyPredictionBenchmark::reply);
            calibrate(fixture);
            load(fixture);
            simulate(fixture);
            assertThat(compare(fixture)).isLessThan(0.15);
        }
    }

    /** Draws the service time of a request by its number, from any thread. */
    private static ModelReply reply(long number) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(number).nextLong());
        double millis = MEAN_MILLIS * Math.exp(SIGMA * random.nextGaussian() - SIGMA * SIGMA / 2);
        return ModelReply.OK.after(Duration.ofNanos(Math.round(millis * 1e6)));
    }

    private static void calibrate(CalibrateFixture fixture) throws Exception {
        CalibrateMojo calibrate = fixture.goals.calibrate(fixture.model.address());
        calibrate.startRequestsPerMinute = "240";
        calibrate.stepDuration = "15s";
        calibrate.maxConfirmations = "12";
        calibrate.execute();
        fixture.goals.lines().forEach(System.out::println);
        System.out.println(fixture.written("calibration.csv"));
        fixture.goals.describe("calibration.csv", fixture.written("calibration.csv"));
    }

    private void load(CalibrateFixture fixture) throws Exception {
        String minutes = DoubleStream.of(SHARES)
                .mapToObj(share -> String.valueOf(Math.round(share * SATURATION)))
                .collect(Collectors.joining("\n"));
        StringBuilder traffic = new StringBuilder("timestamp,requests\n");
        List<String> rows = minutes.lines().toList();
        for (int minute = 0; minute < rows.size(); minute++) {
            traffic.append(String.format(Locale.ROOT, "2026-01-01T00:%02d:00Z,%s%n", minute, rows.get(minute)));
        }
        fixture.goals.describe("traffic.csv", traffic.toString());
        LoadMojo load = fixture.goals.load(fixture.model.address());
        load.loadProfile = "trace";
        load.traffic = module.resolve("traffic.csv").toFile();
        load.speed = "1";
        load.spacing = "poisson";
        load.maxInFlight = "1000";
        load.timeout = "60s";
        load.execute();
    }

    private void simulate(CalibrateFixture fixture) throws Exception {
        String block = fixture.goals.lines().stream()
                .filter(line -> line.matches("INFO   (requestsPerInstance|curve|saturation): .*"))
                .map(line -> line.substring("INFO ".length()))
                .collect(Collectors.joining("\n", "service:\n", "\n  initialCapacity: 1\n"));
        fixture.describe(CalibrateFixture.VARIANT.replace("maxCapacity: 10", "maxCapacity: 1") + block);
        SimulateMojo simulate = new SimulateMojo();
        simulate.setLog(new RecordedLog());
        simulate.setPluginContext(new HashMap<>());
        simulate.startDirectory = module.toFile();
        simulate.descriptor = module.resolve("stepscale.yaml").toFile();
        simulate.outputDirectory = module.resolve("target/stepscale").toFile();
        simulate.execution = new MojoExecution(new MojoDescriptor(), "default");
        simulate.failOn = "error";
        simulate.failOnObjective = true;
        simulate.traffic =
                fixture.goals.written("orders-scaling.load/traffic.csv").toFile();
        simulate.execute();
    }

    /** Returns the median error of the p95 in whole minutes below 0.9 of the saturation, and prints every minute. */
    private static double compare(CalibrateFixture fixture) throws IOException {
        Map<String, Map<String, String>> simulated =
                table(fixture.goals.written("orders-scaling.simulation/timeline.csv"));
        Map<String, Map<String, String>> measured = table(fixture.goals.written("orders-scaling.load/minutes.csv"));
        List<Double> errors = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> minute : simulated.entrySet()) {
            Map<String, String> seen = measured.getOrDefault(minute.getKey(), Map.of());
            double utilization = number(seen, "due") / SATURATION;
            double p95 = error(minute.getValue(), "latencyP95Ms", seen, "p95");
            System.out.printf(
                    Locale.ROOT,
                    "%s utilization %.2f, p95 %.0f ms simulated, %.0f measured, %+.1f %%; p50 %+.1f %%, p99 %+.1f %%%n",
                    minute.getKey(),
                    utilization,
                    number(minute.getValue(), "latencyP95Ms"),
                    number(seen, "p95"),
                    100 * p95,
                    100 * error(minute.getValue(), "latencyP50Ms", seen, "p50"),
                    100 * error(minute.getValue(), "latencyP99Ms", seen, "p99"));
            if (utilization < 0.9) {
                errors.add(p95);
            }
        }
        double median = median(errors.stream().map(Math::abs).toList());
        System.out.printf(
                Locale.ROOT,
                "median error of the p95 %.1f %%, with its sign %+.1f %%, in %d minutes%n",
                100 * median,
                100 * median(errors),
                errors.size());
        return median;
    }

    private static double error(Map<String, String> simulated, String column, Map<String, String> measured, String of) {
        return number(simulated, column) / number(measured, of) - 1;
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.getOrDefault(column, "NaN"));
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private static Map<String, Map<String, String>> table(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = List.of(lines.get(0).split(",", -1));
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int field = 0; field < names.size(); field++) {
                row.put(names.get(field), fields[field]);
            }
            rows.put(row.getOrDefault(TIME, ""), row);
        }
        return rows;
    }
}

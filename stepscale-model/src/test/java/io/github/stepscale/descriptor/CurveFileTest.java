package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.service.Service;
import io.github.stepscale.yaml.LocatedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code service.curve} names a file beside the descriptor. */
class CurveFileTest {
    private static final String STEPS =
            "endpointName: e\nminCapacity: 1\nmaxCapacity: 2\nsteps: [{ lower: 100, change: 1 }]\n";
    private static final String CURVE = "requestsPerMinute,meanMs,p95Ms\n60,100,200\n120,150,300\n180,400,900\n";

    @TempDir
    Path directory;

    @Test
    void aCurveIsReadBesideTheDescriptor() throws IOException {
        Files.createDirectories(directory.resolve("measured"));
        Files.writeString(directory.resolve("measured/calibration.csv"), CURVE);
        Service service = read("service: { curve: measured/calibration.csv, saturation: 200 }")
                .descriptor()
                .orElseThrow()
                .service();

        assertThat(service.curve().map(ServiceCurve::lastRate)).contains(180.0);
        assertThat(service.curve().map(ServiceCurve::quantiles).orElseThrow()).containsExactly(LatencyQuantile.P95);
        assertThat(service.effectiveSaturation()).hasValue(200);
        assertThat(service.timeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void mistakesOfBothFilesAreReportedTogether() throws IOException {
        Files.writeString(directory.resolve("c.csv"), CURVE.replace("150", "x").replace("180", "110"));

        assertThat(findings("service: { curve: c.csv, timeout: 5 }"))
                .containsExactly(
                        "stepscale.yaml:5:26 service.timeout: '5' is not allowed: a duration with a unit, such as 120ms, 1.5s"
                                + " or 1m is. Write it with its unit.",
                        "c.csv:3:5 service.curve: meanMs 'x' is not a number: one such as 120 or 0.5 is required. Correct it,"
                                + " or leave out the row.",
                        "c.csv:4:1 service.curve: requestsPerMinute 110 is not above the 120 of the row before: each row needs"
                                + " a higher one. Sort the rows, and leave out a rate that is there twice.");
    }

    @Test
    void aSaturationBelowTheCurveIsRefused() throws IOException {
        Files.writeString(directory.resolve("c.csv"), CURVE);

        assertThat(findings("service: { curve: c.csv, saturation: 170 }"))
                .containsExactly(
                        "stepscale.yaml:5:26 service.saturation: 170 is below the last rate of 'curve', 180: that rate"
                                + " or more is allowed. Raise it, or leave it out.");
        assertThat(findings("service: { curve: c.csv, model: { workers: 1, serviceTime: 1s } }"))
                .containsExactly(
                        "stepscale.yaml:5:26 service.model: is given beside 'curve': one of them is allowed. Keep"
                                + " 'curve', which is measured.");
    }

    @Test
    void aCurveThatCannotBeReadIsNamed() throws IOException {
        assertThat(findings("service: { curve: c.csv }"))
                .containsExactly(
                        "stepscale.yaml:5:12 service.curve: 'c.csv' cannot be read: the path of a calibration.csv,"
                                + " relative to this file, is needed. Measure the curve with calibrate, or correct the path.");
        Files.write(directory.resolve("c.csv"), new byte[] {'a', (byte) 0xff});
        assertThat(findings("service: { curve: c.csv }"))
                .containsExactly(
                        "c.csv:1:2: byte 0xFF is not UTF-8: only UTF-8 text is allowed. Save the file as UTF-8.");
    }

    @Test
    void onlyAFileIsACurve() throws IOException {
        Files.createDirectory(directory.resolve("measured"));

        for (String path : List.of("measured", ".", "''", "/dev/zero", "\"a\\0b\"")) {
            assertThat(findings("service: { curve: " + path + " }"))
                    .singleElement()
                    .asString()
                    .contains("cannot be read: the path of a calibration.csv");
        }
    }

    /** Spreadsheets write a byte order mark, semicolons and other line ends; positions count none of them. */
    @Test
    void aSpreadsheetsFileIsReadAndItsMistakesArePlaced() throws IOException {
        Files.writeString(
                directory.resolve("c.csv"),
                "\uFEFF" + CURVE.replace(',', ';').replace("\n", "\r\n").replace("900", "x"));

        assertThat(findings("service: { curve: c.csv }"))
                .singleElement()
                .asString()
                .startsWith("c.csv:4:9 service.curve: p95Ms 'x' is not a number");
    }

    @Test
    void numbersThatCannotBeAreRefused() throws IOException {
        assertThat(findings("service: { model: { workers: 1000000000, serviceTime: 1d }, concurrencyPeak: .nan }"))
                .extracting(finding -> finding.substring(finding.indexOf(' ') + 1))
                .containsExactlyInAnyOrder(
                        "service.model.serviceTime: '1d' is not allowed: a duration with a unit, such as 120ms, 1.5s or 1m is."
                                + " Write 1440m.",
                        "service.model.workers: 1000000000 is not allowed: 1 to 10000 are. Write how many requests an instance"
                                + " works on at the same time.",
                        "service.concurrencyPeak: '.nan' is not allowed: a number such as 20 or 0.5 is. Write plain digits.");
        assertThat(findings("service: { model: { workers: 1, serviceTime: 1s }, timeout: 0.1ms, utilization: {"
                        + " CPUUtilization: { idle: 5, full: 400 }, MemoryUtilization: { idle: 5, full: 400 } } }"))
                .extracting(finding -> finding.substring(finding.indexOf(' ') + 1))
                .containsExactlyInAnyOrder(
                        "service.timeout: 0.1ms is not allowed: 1ms to 1440m is. Write a duration in that range, such as 60s.",
                        "service.utilization.MemoryUtilization.full: 400 is not allowed: MemoryUtilization is at most 100."
                                + " Write it in percent.");
    }

    @Test
    void aModelHasItsDefaultVariability() throws IOException {
        Service service = read("service: { model: { workers: 4, serviceTime: 0.5ms }, timeout: 2m }")
                .descriptor()
                .orElseThrow()
                .service();

        assertThat(service.model()).contains(new ServiceModel(4, Duration.ofNanos(500_000), 1));
        assertThat(service.timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(service.curve()).isEmpty();
    }

    private List<String> findings(String line) throws IOException {
        return read(line).findings().stream().map(LocatedFinding::toString).toList();
    }

    private ReadResult read(String line) throws IOException {
        Path file = directory.resolve("stepscale.yaml");
        Files.writeString(file, STEPS + line + "\n");
        return new DescriptorFiles(directory).read(file, Map.of()).get(0);
    }
}

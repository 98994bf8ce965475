package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.Alarms.Value;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordGoalTest {
    @TempDir
    Path module;

    private ScriptedAws aws;
    private MojoFixture goals;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.quick();
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        aws.alarmsScale();
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(600);
        aws.alarms().metricValues("Invocations", List.of(new Value(minute, 42)));
        goals = new MojoFixture(module, aws.endpoint());
        goals.describe(MojoFixture.SPLIT);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void recordNeedsNoStackAndNamesTheNextCommand() throws Exception {
        goals.record().execute();

        assertThat(goals.written("orders-scaling.record/traffic.csv"))
                .content()
                .startsWith("timestamp,requests,errors4xx,errors5xx,modelErrors,latencyMs,latencyP95Ms\n")
                .endsWith("Z,42,,,,,\n");
        assertThat(goals.written("orders-scaling.record/service.yaml")).doesNotExist();
        assertThat(goals.lines())
                .contains("INFO Region eu-central-1, stack orders-scaling", "INFO No gaps")
                .contains(
                        "INFO Note: there is no stack orders-scaling in Region eu-central-1, so no delays can be measured:"
                                + " deploy it with mvn stepscale:deploy.")
                .last()
                .isEqualTo("INFO Next: mvn stepscale:simulate"
                        + " -Dstepscale.traffic=target/stepscale/orders-scaling.record/traffic.csv");
    }

    @Test
    void theNextCommandNamesTheFileAsMavenReadsIt() throws Exception {
        RecordMojo record = goals.record();
        File folder = record.startDirectory;
        record.project.setFile(new File(folder, "pom.xml"));
        record.startDirectory = folder.getParentFile();

        record.execute();

        assertThat(goals.lines())
                .contains("INFO Wrote " + folder.getName() + "/target/stepscale/orders-scaling.record/traffic.csv")
                .last()
                .isEqualTo("INFO Next: mvn stepscale:simulate"
                        + " -Dstepscale.traffic=target/stepscale/orders-scaling.record/traffic.csv");
    }

    @Test
    void measuresTheDelaysOfTheStack() throws Exception {
        goals.deploy().execute();
        goals.drill(true).execute();
        RecordMojo record = goals.record();
        record.until = Instant.now().plusSeconds(120).toString();
        record.execute();

        // What the drill set off lies in the minute that is not over, unless the minute has just ended.
        assertThat(goals.lines()).noneMatch(line -> line.contains("there is no stack"));
    }

    @Test
    void writesTheDelaysThatSageMakerPublishesAndNamesTheDifference() throws Exception {
        aws.sageMaker().metricsConfig("orders", 60, false, true);
        Instant hourAgo = Instant.now().minusSeconds(3600);
        aws.openTelemetry()
                .publish(
                        "e2e_duration",
                        hourAgo,
                        1_200,
                        "aws.sagemaker.endpoint.name",
                        "orders",
                        "aws.sagemaker.scaling.direction",
                        "ScaleOut");
        aws.openTelemetry().publish("gpu_load_time", hourAgo, 300, "aws.sagemaker.endpoint.name", "orders");
        goals.record().execute();

        assertThat(goals.written("orders-scaling.record/service.yaml"))
                .content()
                .isEqualTo("""
                service:
                  scaleOutDelay: 20  # measured: 1200 s (1200 to 1200 s, seen once) by e2e_duration
                  # of each start: load into the GPU 300 s (300 to 300 s, seen once)
                """);
        assertThat(goals.lines())
                .contains(
                        "INFO Note: service.scaleOutDelay is 5 min, but 20 min were measured (1200 s (1200 to 1200 s, seen"
                                + " once) by e2e_duration). Write scaleOutDelay: 20.");
    }

    /** Ten minutes and more, of 3 requests at a time on average and 6 at most. */
    @Test
    void writesThePeakOfTheConcurrency() throws Exception {
        concurrency("Average", 3);
        concurrency("Maximum", 6);
        goals.record().execute();

        String line =
                "  concurrencyPeak: 2  # measured: Maximum / Average of a minute, median of 12 minutes weighted by"
                        + " their Average";
        assertThat(goals.written("orders-scaling.record/service.yaml"))
                .content()
                .isEqualTo("service:\n" + line + "\n");
        assertThat(goals.lines()).contains("INFO service:", "INFO " + line);
    }

    @Test
    void aConcurrencyWithoutAverageIsNamed() throws Exception {
        concurrency("Maximum", 6);
        concurrency("Average");
        goals.record().execute();

        assertThat(goals.written("orders-scaling.record/service.yaml")).doesNotExist();
        assertThat(goals.lines())
                .contains("INFO Note: concurrencyPeak was not measured: ConcurrentRequestsPerModel has no Average. AWS"
                        + " documents only its Minimum and Maximum.");
    }

    private void concurrency(String statistic, double... value) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        aws.alarms()
                .metricValues(
                        "ConcurrentRequestsPerModel " + statistic,
                        IntStream.rangeClosed(3, 14)
                                .boxed()
                                .flatMap(back -> DoubleStream.of(value)
                                        .mapToObj(each -> new Value(end.minusSeconds(60L * back), each)))
                                .toList());
    }

    @Test
    void aMissingPermissionIsNamedOnceAndTheRestIsRecorded() throws Exception {
        aws.faultOn("DescribeEndpoint", Fault.ACCESS_DENIED, 9);
        goals.record().execute();

        assertThat(goals.written("orders-scaling.record/traffic.csv")).exists();
        assertThat(goals.lines())
                .filteredOn(line -> line.contains("sagemaker:DescribeEndpoint"))
                .hasSize(1);
    }

    @Test
    void aRecordingContinuesInAGivenFolder() throws Exception {
        RecordMojo record = goals.record();
        record.recordDirectory = module.resolve("traffic").toFile();
        record.execute();
        String before = Files.readString(module.resolve("traffic/traffic.csv"));
        RecordMojo again = goals.record();
        again.recordDirectory = record.recordDirectory;
        again.execute();

        assertThat(module.resolve("traffic/traffic.csv")).content().isEqualTo(before);
        assertThat(goals.lines()).contains("INFO Unchanged: traffic/traffic.csv");
        try (var files = Files.list(module.resolve("traffic"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("record.json", "traffic.csv", "capacity.csv");
        }
    }

    @Test
    void aFolderIsForOneStack() throws Exception {
        goals.describe("more/one.yaml", MojoFixture.SPLIT);
        goals.describe("more/two.yaml", MojoFixture.SPLIT.replace("orders", "returns"));
        RecordMojo record = goals.record();
        record.descriptor = module.resolve("more").toFile();
        record.recordDirectory = module.resolve("traffic").toFile();

        assertThatThrownBy(record::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "stepscale.record.directory is for one descriptor, and there are 2. Leave it out to give each"
                                + " stack its own folder, or name one descriptor with <descriptor> or -Dstepscale.descriptor.");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void anotherEndpointsFolderIsRefused() throws Exception {
        goals.record().execute();
        RecordMojo other = goals.record();
        other.endpointName = "returns";

        assertThatThrownBy(other::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("EndpointName orders, VariantName AllTraffic, not of account");
    }

    @Test
    void aBinaryFileIsNotOverwritten() throws Exception {
        goals.record().execute();
        Files.write(goals.written("orders-scaling.record/traffic.csv"), new byte[] {(byte) 0xff, 0});

        assertThatThrownBy(() -> goals.record().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("traffic.csv is not text in UTF-8.");
        assertThat(goals.written("orders-scaling.record/traffic.csv")).hasBinaryContent(new byte[] {(byte) 0xff, 0});
    }

    @Test
    void aDeniedReadIsAnErrorOfTheEnvironment() {
        aws.faultOn("GetMetricData", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> goals.record().execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cloudwatch:GetMetricData");
        assertThat(goals.written("orders-scaling.record")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yesterday            |                      | stepscale.since is 'yesterday': a number with s, m, h or d, such as 3h, or a time in UTC such as 2026-01-31T08:00:00Z, is allowed.
            14d                  | 3h                   | stepscale.until is '3h': a time in UTC such as 2026-01-31T08:00:00Z is allowed.
            2026-01-31T08:00:00Z | 2026-01-31T08:00:59Z | There is nothing to record from 2026-01-31 08:00Z to 2026-01-31 08:00Z: the start must be at least a minute before the end.
            """)
    void aWrongParameterIsNamedBeforeAnyRequest(String since, String until, String sentence) {
        RecordMojo record = goals.record();
        record.since = since;
        record.until = until;

        assertThatThrownBy(record::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(sentence);
        assertThat(aws.requests()).isEmpty();
    }
}

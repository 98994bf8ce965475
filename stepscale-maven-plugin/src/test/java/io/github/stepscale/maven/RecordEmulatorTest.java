package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.Emulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Records datapoints from moto, an emulator of AWS, if Python has it. */
class RecordEmulatorTest {
    @TempDir
    Path module;

    @Test
    void recordReadsTheDatapointsThatWerePut() throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(3600);
        try (Emulator moto = Emulator.start()) {
            MojoFixture goals = new MojoFixture(module, moto.endpoint());
            goals.describe(MojoFixture.SINGLE);
            try (CloudWatchClient client = moto.cloudWatch()) {
                put(client, start, 4);
                put(client, start.plusSeconds(20), 3);
                put(client, start.plusSeconds(180), 9);
            }
            RecordMojo record = goals.record();
            record.since = "2h";
            record.execute();

            assertThat(Files.readAllLines(goals.written("orders-scaling.record/traffic.csv")))
                    .extracting(line -> line.split(",")[0] + "," + line.split(",")[1])
                    .containsExactly("timestamp,requests", start + ",7", start.plusSeconds(180) + ",9");
        }
    }

    /** Each request is a sample, as SageMaker sends them: their sum is how many there were. */
    private static void put(CloudWatchClient client, Instant at, int requests) {
        Dimension endpoint =
                Dimension.builder().name("EndpointName").value("orders").build();
        Dimension variant =
                Dimension.builder().name("VariantName").value("AllTraffic").build();
        MetricDatum datum = MetricDatum.builder()
                .metricName("Invocations")
                .dimensions(endpoint, variant)
                .timestamp(at)
                .value((double) requests)
                .build();
        client.putMetricData(request -> request.namespace("AWS/SageMaker").metricData(datum));
    }
}

package io.github.stepscale.synth.tuning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.yaml.LocatedFinding;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is tuned for, the tuned file is read back as the chosen policy and has no errors or warnings. */
class TunedObjectivesTest {

    @Test
    void aLimitOfTheLatencyIsTunedBySteps() {
        TunedFiles files = tuned("""
                endpointName: e
                minCapacity: 1
                maxCapacity: 10
                layout: split
                steps:
                  - { upper: 40, change: -1 }
                  - { lower: 80, change: +1 }
                service: { requestsPerInstance: 100, scaleOutDelay: 4, model: { workers: 2, serviceTime: 900ms } }
                objective: { latency: { statistic: mean, atMost: 3s, requests: 98% } }
                """, RandomTraffic.csv(2, 720), "concurrencySteps");
        assertThat(files.texts().get("stepscale.yaml"))
                .contains("\nmetric: ConcurrentRequestsPerModel\n")
                .containsPattern("scaleOutFrom \\d+ %: ");
        assertThat(files.texts().get("front.csv")).contains("concurrencySteps,");
    }

    @Test
    void anAsynchronousEndpointIsTunedForItsLongestWait() {
        TunedFiles files = tuned("""
                endpointName: e
                inferenceType: async
                minCapacity: 0
                maxCapacity: 10
                layout: split
                steps:
                  - { upper: 1, change: -1 }
                  - { lower: 500, change: +1 }
                service: { requestsPerInstance: 100, scaleOutDelay: 4 }
                objective: { maxWait: 12 }
                """, RandomTraffic.csv(3, 720), "splitSteps");
        assertThat(files.texts().get("summary.json")).contains("\"maxWait\"");
        assertThat(files.result().sentences().get(0)).contains("a longest wait of");
    }

    @Test
    void minimaByTheHourAreWrittenAsSchedules() {
        TunedFiles files = tuned("""
                endpointName: e
                minCapacity: 1
                maxCapacity: 10
                steps:
                  - { upper: 40, change: -1 }
                  - { lower: 80, change: +1 }
                service: { requestsPerInstance: 100, scaleOutDelay: 4 }
                objective: { maxExcess: 0.5% }
                """, jumps(3), "capacityLadder, scheduledMinima");
        assertThat(files.result().choice().orElseThrow().candidate().family()).isEqualTo(PolicyFamily.SCHEDULED_MINIMA);
        assertThat(files.texts().get("stepscale.yaml"))
                .containsPattern("(?m)^schedules:  # minimaQuantile \\d+ %: ")
                .contains("cron(55 7 * * ? *)", "timezone: UTC");
    }

    /** Ten busy hours a day from eight on. */
    private static String jumps(int days) {
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        return IntStream.range(0, days * 1_440)
                .mapToObj(minute -> midnight.plusSeconds(60L * minute) + ","
                        + ((minute % 1_440 >= 480 && minute % 1_440 < 1_080 ? 680 : 85) + minute * 7_919 % 31))
                .collect(Collectors.joining("\n", "timestamp,requests\n", "\n"));
    }

    private static TunedFiles tuned(String descriptor, String traffic, String families) {
        Map<String, String> settings = Map.of("families", families, "share", "1");
        TuningOutcome outcome =
                new TuningText("t.yaml", descriptor, "t.csv", traffic, Map.of(), Map.of(), settings).run();
        assertThat(outcome.findings()).isEmpty();
        TunedFiles files = outcome.files().orElseThrow();
        assertThat(files.texts().keySet())
                .containsExactly("stepscale.yaml", "report.html", "front.csv", "summary.json", "certificate.json");
        ReadResult read = DescriptorReader.read(
                "t.yaml", files.texts().get("stepscale.yaml").getBytes(UTF_8), Map.of());
        assertThat(read.descriptor().orElseThrow().scaling())
                .isEqualTo(files.result().choice().orElseThrow().candidate().description());
        assertThat(Synthesis.of(read).findings())
                .extracting(LocatedFinding::finding)
                .allMatch(finding -> finding.severity() == Severity.INFO);
        return files;
    }
}

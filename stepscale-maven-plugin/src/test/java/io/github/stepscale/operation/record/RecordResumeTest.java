package io.github.stepscale.operation.record;

import static io.github.stepscale.operation.record.RecordFixture.NOON;
import static io.github.stepscale.operation.record.RecordFixture.ago;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.record.Recording.RecordedFile;
import io.github.stepscale.scripted.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a recording is cut into runs, and wherever one ends: it is as one run over everything. */
class RecordResumeTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final int MINUTES = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void manyRunsEqualOne(long seed) {
        Random random = new Random(seed);
        try (RecordFixture fixture = new RecordFixture(RecordFixture.realtime())) {
            fill(fixture, random);
            fixture.record(ago(MINUTES), NOON);
            Map<String, String> whole = Map.copyOf(fixture.files);
            fixture.files.clear();
            int end = MINUTES;
            while (end > 0) {
                int to = Math.max(0, end - 1 - random.nextInt(90));
                // Before the first datapoint there is nothing to write.
                recordIfAny(fixture, MINUTES, to);
                end = to;
            }
            assertThat(fixture.files).as("seed " + seed).isEqualTo(whole);
        }
    }

    private static void fill(RecordFixture fixture, Random random) {
        for (int minute = 1; minute <= MINUTES; minute++) {
            int instances = 1 + random.nextInt(4);
            int requests = instances * (1 + random.nextInt(50));
            if (random.nextInt(3) > 0) {
                fixture.value("Invocations", minute, requests);
                fixture.value("InvocationsPerInstance", minute, (double) requests / instances);
            }
            if (random.nextInt(5) > 0) {
                fixture.value("CPUUtilization", minute, instances);
            }
            if (random.nextInt(4) == 0) {
                fixture.value("Invocation5XXErrors", minute, random.nextInt(9));
            }
        }
    }

    private static void recordIfAny(RecordFixture fixture, int from, int to) {
        try {
            fixture.record(ago(from), ago(to));
        } catch (OperationException nothing) {
            assertThat(nothing).hasMessageContaining("CloudWatch has no datapoint");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultAtAnyRequestKeepsTheRecording(Fault fault) {
        int request = 1;
        while (triedAt(request, fault)) {
            request++;
        }
        assertThat(request).isGreaterThan(3);
    }

    /** @return whether there was such a request */
    private static boolean triedAt(int request, Fault fault) {
        try (RecordFixture fixture = new RecordFixture(RecordFixture.realtime(), new DeployFixture())) {
            fixture.stage.server.stallFor(SHORT.multipliedBy(2));
            fixture.stage.server.trickleEvery(SHORT.dividedBy(5));
            fixture.stage.server.alarms().metrics().perPage(2);
            fixture.value("Invocations", 50, 5).value("Invocations", 21, 6).value("CPUUtilization", 21, 1);
            fixture.record(ago(60), ago(20));
            fixture.value("Invocations", 10, 7);
            Map<String, String> before = Map.copyOf(fixture.files);
            fixture.stage.server.reset();
            fixture.stage.reconnect(fault.takesTime() ? SHORT : DeployFixture.LONG);
            fixture.stage.server.faultAt(request, fault);
            try {
                fixture.record(ago(60), NOON);
            } catch (AwsException refused) {
                assertThat(fixture.files).isEqualTo(before);
                assertThat(ErrorAdvice.sentence(refused))
                        .doesNotContain("\n", "Exception:", "secret")
                        .endsWith(".");
            }
            boolean reached = fixture.stage.actions().size() >= request;
            fixture.stage.reconnect(DeployFixture.LONG);
            fixture.stage.server.reset();
            fixture.record(ago(60), NOON);
            assertThat(fixture.traffic()).contains("11:10:00Z,5", "11:39:00Z,6", "11:50:00Z,7");
            return reached;
        }
    }

    /** Each file is moved into its place whole, so this is all that a killed process can leave. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNextRunCompletesAKilledOne(boolean first) {
        try (RecordFixture fixture = new RecordFixture(RecordFixture.realtime())) {
            fixture.value("Invocations", 50, 5).value("CPUUtilization", 50, 1);
            if (!first) {
                fixture.record(ago(60), ago(40));
            }
            fixture.value("Invocations", 30, 6).value("CPUUtilization", 30, 2);
            Map<String, String> before = Map.copyOf(fixture.files);
            List<RecordedFile> files = fixture.look(ago(60), NOON).files();
            for (int written = 0; written <= files.size(); written++) {
                fixture.files.clear();
                fixture.files.putAll(before);
                files.subList(0, written).forEach(file -> fixture.files.put(file.name(), file.text()));
                fixture.record(ago(60), NOON);
                assertThat(fixture.files).as(written + " files written").isEqualTo(last(before, files));
            }
        }
    }

    private static Map<String, String> last(Map<String, String> before, List<RecordedFile> files) {
        Map<String, String> last = new HashMap<>(before);
        files.forEach(file -> last.put(file.name(), file.text()));
        return last;
    }

    @Test
    void aCompleteRecordingQueriesNothing() {
        try (RecordFixture fixture = new RecordFixture(RecordFixture.realtime())) {
            fixture.value("Invocations", 50, 5);
            fixture.record(ago(60), NOON);
            fixture.stage.server.reset();
            assertThat(fixture.record(ago(60), NOON).queriedMinutes()).isZero();
            assertThat(fixture.stage.actions()).doesNotContain("GetMetricData");
        }
    }
}

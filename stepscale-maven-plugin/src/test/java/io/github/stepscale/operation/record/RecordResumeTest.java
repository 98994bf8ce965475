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
    void manyRunsAreAsOne(long seed) {
        Random random = new Random(seed);
        try (RecordFixture bench = new RecordFixture(RecordFixture.realtime())) {
            fill(bench, random);
            bench.record(ago(MINUTES), NOON);
            Map<String, String> whole = Map.copyOf(bench.files);
            bench.files.clear();
            int end = MINUTES;
            while (end > 0) {
                int to = Math.max(0, end - 1 - random.nextInt(90));
                // Before the first datapoint there is nothing to write.
                recordIfAny(bench, MINUTES, to);
                end = to;
            }
            assertThat(bench.files).as("seed " + seed).isEqualTo(whole);
        }
    }

    private static void fill(RecordFixture bench, Random random) {
        for (int minute = 1; minute <= MINUTES; minute++) {
            int instances = 1 + random.nextInt(4);
            int requests = instances * (1 + random.nextInt(50));
            if (random.nextInt(3) > 0) {
                bench.value("Invocations", minute, requests);
                bench.value("InvocationsPerInstance", minute, (double) requests / instances);
            }
            if (random.nextInt(5) > 0) {
                bench.value("CPUUtilization", minute, instances);
            }
            if (random.nextInt(4) == 0) {
                bench.value("Invocation5XXErrors", minute, random.nextInt(9));
            }
        }
    }

    private static void recordIfAny(RecordFixture bench, int from, int to) {
        try {
            bench.record(ago(from), ago(to));
        } catch (OperationException nothing) {
            assertThat(nothing).hasMessageContaining("CloudWatch has no datapoint");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultAtAnyRequestLeavesWhatWasThere(Fault fault) {
        int request = 1;
        while (triedAt(request, fault)) {
            request++;
        }
        assertThat(request).isGreaterThan(3);
    }

    /** @return whether there was such a request */
    private static boolean triedAt(int request, Fault fault) {
        try (RecordFixture bench = new RecordFixture(RecordFixture.realtime(), new DeployFixture())) {
            bench.stage.server.stallFor(SHORT.multipliedBy(2));
            bench.stage.server.trickleEvery(SHORT.dividedBy(5));
            bench.stage.server.alarms().metrics().perPage(2);
            bench.value("Invocations", 50, 5).value("Invocations", 21, 6).value("CPUUtilization", 21, 1);
            bench.record(ago(60), ago(20));
            bench.value("Invocations", 10, 7);
            Map<String, String> before = Map.copyOf(bench.files);
            bench.stage.server.reset();
            bench.stage.reconnect(fault.takesTime() ? SHORT : DeployFixture.LONG);
            bench.stage.server.faultAt(request, fault);
            try {
                bench.record(ago(60), NOON);
            } catch (AwsException refused) {
                assertThat(bench.files).isEqualTo(before);
                assertThat(ErrorAdvice.sentence(refused))
                        .doesNotContain("\n", "Exception:", "secret")
                        .endsWith(".");
            }
            boolean reached = bench.stage.actions().size() >= request;
            bench.stage.reconnect(DeployFixture.LONG);
            bench.stage.server.reset();
            bench.record(ago(60), NOON);
            assertThat(bench.traffic()).contains("11:10:00Z,5", "11:39:00Z,6", "11:50:00Z,7");
            return reached;
        }
    }

    /** Each file is moved into its place whole, so this is all that a killed process can leave. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessKilledBetweenTwoFilesIsCompletedByTheNext(boolean first) {
        try (RecordFixture bench = new RecordFixture(RecordFixture.realtime())) {
            bench.value("Invocations", 50, 5).value("CPUUtilization", 50, 1);
            if (!first) {
                bench.record(ago(60), ago(40));
            }
            bench.value("Invocations", 30, 6).value("CPUUtilization", 30, 2);
            Map<String, String> before = Map.copyOf(bench.files);
            List<RecordedFile> files = bench.look(ago(60), NOON).files();
            for (int written = 0; written <= files.size(); written++) {
                bench.files.clear();
                bench.files.putAll(before);
                files.subList(0, written).forEach(file -> bench.files.put(file.name(), file.text()));
                bench.record(ago(60), NOON);
                assertThat(bench.files).as(written + " files written").isEqualTo(last(before, files));
            }
        }
    }

    private static Map<String, String> last(Map<String, String> before, List<RecordedFile> files) {
        Map<String, String> last = new HashMap<>(before);
        files.forEach(file -> last.put(file.name(), file.text()));
        return last;
    }

    @Test
    void nothingNewAsksForNothing() {
        try (RecordFixture bench = new RecordFixture(RecordFixture.realtime())) {
            bench.value("Invocations", 50, 5);
            bench.record(ago(60), NOON);
            bench.stage.server.reset();
            assertThat(bench.record(ago(60), NOON).asked()).isZero();
            assertThat(bench.stage.actions()).doesNotContain("GetMetricData");
        }
    }
}

package io.github.stepscale.synth.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.edit.PolicyEdit;
import io.github.stepscale.tuning.edit.PolicyEdits;
import io.github.stepscale.tuning.search.Workers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorEditsTest {
    private static final String HEAD = """
            # The endpoint of the shop.
            endpointName: shop   # as deployed
            minCapacity: 1
            maxCapacity: 8
            service: {requestsPerInstance: 10, scaleOutDelay: 3, scaleInDelay: 3}
            objective: {maxExcess: 3%}
            """;

    static Stream<String> descriptors() {
        return Stream.of("""
                        layout: split
                        steps:
                          - {upper: 4, change: -1}   # calm
                          - {lower: 9, upper: 12, change: +1}
                          - {lower: 12, change: +2}
                        scaleOut: {cooldown: 60}
                        """, """
                        steps:
                          - upper: 3
                            change: -1
                          - lower: 9
                            change: +1
                        evaluationPeriods: 2
                        datapointsToAlarm: 2
                        cooldown: 120
                        """, """
                        metric: Invocations
                        steps:
                          - {upper: 10, capacity: 1}
                          - {lower: 10, upper: 30, capacity: 3}
                          - {lower: 30, capacity: 6}
                        cooldown: 0
                        """, """
                        rules:
                          - name: out
                            steps: [{lower: 9, change: +1}]
                            cooldown: 60
                          - name: in
                            alarm:
                              comparisonOperator: LessThanThreshold
                              threshold: 4
                              evaluationPeriods: 5
                            policy:
                              adjustmentType: ChangeInCapacity
                              cooldown: 120
                              stepAdjustments: [{metricIntervalUpperBound: 0, scalingAdjustment: -1}]
                        """, """
                        layout: tracking
                        tracking: {target: 9}
                        """).map(policy -> HEAD + policy);
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void everyEditIsAFileThatReadsBackValidatesAndSimulatesToItsFigures(String text) {
        Descriptor descriptor = read(text).descriptor().orElseThrow();
        DescriptorEdits edits = new DescriptorEdits(descriptor, text);
        PolicyEdits found = edits.cheapest(waves(), Workers.SEQUENTIAL).orElseThrow();
        List<PolicyEdit> shown =
                Stream.concat(found.edits().stream(), found.nearest().stream()).toList();

        assertThat(shown).isNotEmpty().allSatisfy(edit -> {
            String edited = edits.textOf(edit).orElseThrow();
            ReadResult result = read(edited);
            assertThat(result.findings()).isEmpty();
            Descriptor again = result.descriptor().orElseThrow();
            assertThat(again.scaling()).isEqualTo(edit.description());
            assertThat(warnings(result)).isSubsetOf(warnings(read(text)));
            assertThat(SimulatedRun.of(ScalingPlan.of(again.scaling()), again.service(), waves())
                            .summary())
                    .isEqualTo(edit.summary());
            assertThat(edit.diff()).anyMatch(line -> line.startsWith("+"));
            assertThat(edited).contains("# The endpoint of the shop.", "shop   # as deployed");
        });
    }

    @Test
    void valueThatTheFileHasIsChangedInItsPlace() {
        String text = HEAD.replace("maxCapacity: 8", "maxCapacity: 2   # for now")
                + "layout: split\nsteps:\n  - {upper: 4, change: -1}\n  - {lower: 8, change: +1}\n";
        DescriptorEdits edits = new DescriptorEdits(read(text).descriptor().orElseThrow(), text);
        double[] requests = IntStream.range(0, 900)
                .mapToDouble(i -> Math.min(25, 5 + i / 20.0))
                .toArray();
        PolicyEdits found = edits.cheapest(Trace.of(Instant.EPOCH, requests), Workers.SEQUENTIAL)
                .orElseThrow();

        assertThat(found.edits())
                .anySatisfy(edit -> assertThat(edit.diff())
                        .filteredOn(line -> !line.startsWith(" ") && !line.startsWith("@@"))
                        .contains("-maxCapacity: 2   # for now", "+maxCapacity: 3   # for now"));
    }

    private static ReadResult read(String text) {
        return DescriptorReader.read("stepscale.yaml", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static List<String> warnings(ReadResult result) {
        return Synthesis.of(result).findings().stream()
                .map(located -> located.finding())
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.code() + " " + finding.path())
                .toList();
    }

    private static Trace waves() {
        Random random = new Random(1);
        return Trace.of(
                Instant.parse("2026-03-02T00:00:00Z"),
                IntStream.range(0, 720)
                        .mapToDouble(i ->
                                Math.rint((32 - 26 * Math.cos(i * Math.PI / 180)) * (0.9 + 0.2 * random.nextDouble())))
                        .toArray());
    }
}

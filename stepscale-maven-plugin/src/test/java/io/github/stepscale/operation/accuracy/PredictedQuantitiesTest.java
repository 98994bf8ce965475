package io.github.stepscale.operation.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.NamedFiles;
import io.github.stepscale.operation.ScalingFixture;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictedQuantitiesTest {
    private static final String CURVE = "service:\n  requestsPerInstance: 100\n  curve: calibration.csv\n";

    @Test
    void theQuantileIsThatOfTheObjectiveElseTheP95() {
        assertThat(keys(CURVE)).containsExactly("latencyMean", "latencyP95", "InvocationsPerInstanceSum");
        assertThat(keys(CURVE + "objective:\n  latency: { statistic: p99, atMost: 2s }\n"))
                .containsExactly("latencyMean", "latencyP99", "InvocationsPerInstanceSum");
        assertThat(keys(CURVE + "objective:\n  latency: { statistic: mean, atMost: 2s }\n"))
                .containsExactly("latencyMean", "latencyP95", "InvocationsPerInstanceSum");
    }

    @Test
    void aModelHasNoQuantileAndWithoutAResponseThereIsTheMetricAlone() {
        assertThat(keys("service: { model: { workers: 2, serviceTime: 500ms } }\n"))
                .containsExactly("latencyMean", "InvocationsPerInstanceSum");
        assertThat(keys("service: { requestsPerInstance: 100 }\n")).containsExactly("InvocationsPerInstanceSum");
    }

    @Test
    void aWatchedLatencyIsNotComparedTwice() {
        assertThat(keys(CURVE + "metric: { name: ModelLatency, statistic: Average }\n"))
                .containsExactly("latencyMean", "latencyP95");
        assertThat(keys(CURVE + "metric: { name: ModelLatency, statistic: p50 }\n"))
                .containsExactly("latencyMean", "latencyP95", "ModelLatencyp50");
    }

    @Test
    void queriesNameTheTargetAndAreByTheMinute() {
        assertThat(quantities(CURVE)).allSatisfy(quantity -> {
            assertThat(quantity.query().periodSeconds()).isEqualTo(60);
            assertThat(quantity.query().dimensions())
                    .isEqualTo(Map.of("EndpointName", "orders", "VariantName", "AllTraffic"));
        });
        assertThat(quantities(CURVE).get(1).query().statistic()).isEqualTo("p95");
    }

    private record CalibrationFile() implements NamedFiles {
        private static final String ROWS = "requestsPerMinute,meanMs,p50Ms,p95Ms,p99Ms\n60,100,90,200,300\n"
                + "120,150,140,300,400\n180,300,250,600,900\n";

        @Override
        public Optional<byte[]> read(String path) {
            return Optional.of(ROWS.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String displayName(String path) {
            return path;
        }
    }

    private static List<String> keys(String more) {
        return quantities(more).stream().map(PredictedQuantity::key).toList();
    }

    private static List<PredictedQuantity> quantities(String more) {
        byte[] bytes = (ScalingFixture.SINGLE + more).getBytes(StandardCharsets.UTF_8);
        SynthesizedStack stack = Synthesis.of(
                        DescriptorReader.read("stepscale.yaml", bytes, Map.of(), new CalibrationFile()))
                .stack()
                .orElseThrow();
        return new PredictedQuantities(stack, Optional.empty()).all();
    }
}

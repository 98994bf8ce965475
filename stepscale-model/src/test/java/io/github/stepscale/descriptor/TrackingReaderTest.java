package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.PredefinedMetric;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The keys of target tracking, their defaults, and what is wrong beside them. */
class TrackingReaderTest {
    private static final String FILE = Corpus.with("layout: tracking", "tracking: { target: 60 }");

    @Test
    void whatIsLeftOutIsTheUsualMetricAndTheCooldownOfAws() {
        assertThat(read(FILE).scaling())
                .isEqualTo(new TrackingScaling(PredefinedMetric.VARIANT_INVOCATIONS, BigDecimal.valueOf(60), 300, 300));
        assertThat(read(FILE).metric().label()).isEqualTo("InvocationsPerInstance");
    }

    @Test
    void theWriterWritesEveryKeyAndTheReaderReadsTheSame() {
        ScalingDescription written = ScalingDescription.inferenceComponent("detector")
                .minCapacity(0)
                .maxCapacity(3)
                .tracking(new TrackingScaling(PredefinedMetric.COPY_CONCURRENCY, new BigDecimal("2.50"), 0, 90))
                .build();

        String text = DescriptorWriter.write(written);

        assertThat(text)
                .endsWith("layout: tracking\ntracking:\n"
                        + "  metric: SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution\n"
                        + "  target: 2.5\n  scaleOutCooldown: 0\n  scaleInCooldown: 90\n");
        assertThat(read(text)).isEqualTo(written);
    }

    @Test
    void aTargetInPercentIsAShareOfTheRequestsOfAnInstance() {
        String text = FILE.replace("60", "70%") + "service: { requestsPerInstance: 200 }\n";

        assertThat(((TrackingScaling) read(text).scaling()).target()).isEqualTo(BigDecimal.valueOf(140));
    }

    @Test
    void stepsAndTheirSettingsAreAllRefusedBesideIt() {
        assertThat(Corpus.findings(FILE + "metric: Invocations\nsteps: [{ lower: 5, change: 1 }]\ncooldown: 60\n"))
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding)
                        .contains("is not allowed beside layout: tracking: AWS makes the alarms of target tracking"));
    }

    @Test
    void theLayoutAndItsKeysNeedEachOther() {
        assertThat(Corpus.findings(Corpus.with("layout: tracking")))
                .containsExactly(
                        "1:1 tracking: is missing: layout: tracking needs it. Write tracking: { target: … }, or"
                                + " another layout.");
        assertThat(Corpus.findings(Corpus.with("tracking: { target: 60 }")))
                .containsExactly("4:1 tracking: needs layout: tracking. Write layout: tracking, or remove tracking.");
        assertThat(Corpus.findings(Corpus.with("layout: split", "tracking: { target: 60 }")))
                .containsExactly("4:1 layout: is not tracking, but tracking is written: each needs the other. Write"
                        + " layout: tracking, or remove tracking.");
    }

    @Test
    void allMistakesBelowItAreReportedTogether() {
        assertThat(Corpus.findings(Corpus.with(
                        "layout: tracking",
                        "tracking: { metric: InvocationsPerInstance, target: 0, scaleInCooldown: -1 }")))
                .hasSize(3)
                .anySatisfy(finding -> assertThat(finding).contains("SageMakerVariantInvocationsPerInstance"));
        assertThat(Corpus.findings(FILE.replace("60", "0, scaleInCooldown: 0")))
                .singleElement()
                .asString()
                .contains("tracking.target: 0 is not above 0");
    }

    @Test
    void anAsynchronousEndpointHasNoPredefinedMetric() {
        assertThat(Corpus.findings(FILE + "inferenceType: async\n"))
                .containsExactly("4:1 layout: cannot be tracking: an asynchronous endpoint has no predefined metric."
                        + " Write steps.");
    }

    @Test
    void aMetricOfAnotherKindOfEndpointIsRefused() {
        assertThat(Corpus.findings(
                        FILE.replace("{ target", "{ metric: SageMakerInferenceComponentInvocationsPerCopy, target")))
                .singleElement()
                .asString()
                .contains("tracking.metric", "SageMakerVariantInvocationsPerInstance");
    }

    private static ScalingDescription read(String text) {
        return Corpus.read(text).descriptor().orElseThrow().scaling();
    }
}

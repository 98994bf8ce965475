package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that AWS refuses, or that look like something else, are refused with what to write. */
class UnclearValuesTest {
    private static final String STEPS = "steps: [{ upper: 20, change: -1 }, { lower: 50, change: 1 }]";

    @ParameterizedTest
    @CsvSource({
        "rate(1 hours), rate(1 hour)",
        "rate(5 hour), rate(5 hours)",
        "rate(1 days), rate(1 day)",
        "rate(10 minute), rate(10 minutes)"
    })
    void aRateIsInTheSingularForOneOnly(String written, String right) {
        assertThat(Corpus.findings(schedule(written)))
                .singleElement()
                .asString()
                .contains("'" + written + "' is not allowed")
                .endsWith("Write " + right + ".");
        assertThat(Corpus.findings(schedule(right))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(0 hours)", "rate(01 hour)", "rate(1hour)", "rate(5 weeks)"})
    void otherRatesAreRefusedByTheirForm(String written) {
        assertThat(Corpus.findings(schedule(written)))
                .singleElement()
                .asString()
                .endsWith("Write it in that form.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe", "\"a\\u200bb\"", "\"\\u7968\""})
    void namesOfMetricsAreAscii(String name) {
        String own = "metric: { name: N, namespace: S, statistic: Sum }";

        assertThat(Corpus.findings(Corpus.with(own.replace("N,", name + ","), "threshold: 0", STEPS)))
                .isNotEmpty();
        assertThat(Corpus.findings(Corpus.with(own.replace("S,", name + ","), "threshold: 0", STEPS)))
                .isNotEmpty();
        assertThat(Corpus.findings(Corpus.with(own, "threshold: 0", STEPS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u202e", "\\u200b", "\\u2066", "\\u200d", "\\u00ad", "\\u0085", "\\u009b"})
    void invisibleCharactersAreRefusedInEveryText(String character) {
        String hidden = "\"a" + character + "b\"";
        for (String line : new String[] {
            "description: " + hidden,
            "tags: { a: " + hidden + " }",
            "tags: { " + hidden + ": a }",
            "schedules: [{ name: " + hidden + ", schedule: rate(1 day), maxCapacity: 8 }]",
            "expect: [{ name: " + hidden + ", when: 30 requests per minute for 60 minutes, then: no scaling }]"
        }) {
            assertThat(Corpus.findings(Corpus.with(STEPS, line)))
                    .as(line)
                    .singleElement()
                    .asString()
                    .contains("an invisible character");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\nFAKE\"", "\"a\\e[31mb\"", "\"a\\rb\""})
    void theNameOfATestCannotForgeALineOfTheLog(String name) {
        assertThat(Corpus.findings(Corpus.with(
                        STEPS,
                        "expect: [{ name: " + name
                                + ", when: 30 requests per minute for 60 minutes, then: no scaling }]")))
                .singleElement()
                .asString()
                .contains("expect[0].name: contains a");
    }

    @ParameterizedTest
    @CsvSource({
        "SageMakerVariantInvocationsPerInstance, InvocationsPerInstance",
        "SageMakerInferenceComponentInvocationsPerCopy, InvocationsPerCopy",
        "SageMakerVariantProvisionedConcurrencyUtilization, ServerlessProvisionedConcurrencyUtilization",
        "SageMakerVariantConcurrentRequestsPerModelHighResolution, ConcurrentRequestsPerModel",
        "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution, ConcurrentRequestsPerCopy"
    })
    void theMetricOfAPredefinedNameIsNamed(String predefined, String metric) {
        for (String written : new String[] {
            predefined,
            "{ name: " + predefined + " }",
            "{ name: " + predefined + ", namespace: AWS/SageMaker, statistic: Sum }"
        }) {
            assertThat(Corpus.findings(Corpus.with("metric: " + written, STEPS)))
                    .as(written)
                    .singleElement()
                    .asString()
                    .endsWith("Write " + metric + ".");
        }
    }

    @Test
    void aPropertyOfMavenIsNotFilledIn() {
        String text = """
                endpointName: ${endpoint}
                minCapacity: ${min}
                maxCapacity: 9
                steps: [{ upper: 20, change: -1 }, { lower: "${bound}", change: 1 }]
                service: { requestsPerInstance: 600, scaleOutDelay: "${scale.out-delay}" }
                """;

        assertThat(Corpus.findings(text))
                .containsExactly(
                        "1:1 endpointName: contains '${endpoint}': properties of Maven are not filled in here. Write the"
                                + " value, or give it by -Dstepscale.endpointName, which a POM can set as the property"
                                + " stepscale.endpointName.",
                        "2:1 minCapacity: contains '${min}': properties of Maven are not filled in here. Write the"
                                + " value, or give it by -Dstepscale.minCapacity, which a POM can set as the property"
                                + " stepscale.minCapacity.",
                        "4:38 steps[1].lower: contains '${bound}': properties of Maven are not filled in here. Write the"
                                + " value.",
                        "5:38 service.scaleOutDelay: contains '${scale.out-delay}': properties of Maven are not filled"
                                + " in here. Write the value, or give it by -Dstepscale.scaleOutDelay, which a POM can"
                                + " set as the property stepscale.scaleOutDelay.");
    }

    @Test
    void anOptionReplacesAPropertyOfMaven() {
        String text = Corpus.with(STEPS).replace("endpointName: e", "endpointName: ${endpoint}");

        assertThat(DescriptorReader.read("f", text.getBytes(UTF_8), Map.of("endpointName", "e"))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "endpointName, arn:aws:sagemaker:eu-central-1:123456789012:endpoint/detection",
        "endpointName, arn:aws-cn:sagemaker:cn-north-1:123456789012:endpoint/detection",
        "inferenceComponentName, arn:aws:sagemaker:eu-central-1:123456789012:inference-component/detection"
    })
    void theNameInAnArnIsNamed(String key, String arn) {
        assertThat(Corpus.findings(Corpus.with(STEPS).replace("endpointName: e", key + ": " + arn)))
                .singleElement()
                .asString()
                .endsWith("Write detection, in the case that SageMaker shows: an ARN has it in lower case.");
    }

    @Test
    void aScheduleTurnsOffWhatCanBeZero() {
        String night = "schedules: [{ name: night, schedule: \"cron(0 22 * * ? *)\", minCapacity: 0, maxCapacity: 0 }]";

        assertThat(Corpus.findings(Corpus.with("inferenceType: async", STEPS, night)))
                .isEmpty();
        assertThat(Corpus.findings(Corpus.with(STEPS, night)))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("0 is not allowed for a real-time variant"));
    }

    @Test
    void aNightWithoutCapacityIsSimulated() {
        String text = """
                endpointName: e
                inferenceType: async
                minCapacity: 1
                maxCapacity: 4
                steps: [{ upper: 1, change: -1 }, { lower: 5, change: 1 }]
                service: { requestsPerInstance: 100, scaleInDelay: 1, scaleOutDelay: 1 }
                schedules:
                  - { name: night, schedule: "cron(0 22 * * ? *)", minCapacity: 0, maxCapacity: 0 }
                  - { name: day, schedule: "cron(0 6 * * ? *)", minCapacity: 1, maxCapacity: 4 }
                expect:
                  - name: off at night
                    when: 10 requests per minute for 120 minutes
                    start: 2026-01-05T21:30:00Z
                    then: at most 0 after 60 minutes
                """;
        assertThat(Corpus.findings(text)).isEmpty();
        Descriptor descriptor = Corpus.read(text).descriptor().orElseThrow();

        assertThat(descriptor
                        .scenarios()
                        .get(0)
                        .run(ScalingPlan.of(descriptor.scaling()), descriptor.service())
                        .failures())
                .isEmpty();
    }

    private static String schedule(String expression) {
        return Corpus.with(STEPS, "schedules: [{ name: n, schedule: " + expression + ", maxCapacity: 8 }]");
    }
}

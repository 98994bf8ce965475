package io.github.stepscale.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.testing.RandomScaling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PropertyOriginsTest {
    private static final String LADDER = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            layout: split
            cooldown: 60
            tags: { team: search }
            schedules:
              - { name: day, schedule: rate(1 day), minCapacity: 2 }
            steps:
              - { lower: 900, change: +2 }
              - { upper: 200, change: -1 }
              - { lower: 600, upper: 800, change: +1 }
            scaleOut:
              evaluationPeriods: 2
            """;

    private static final String TRACKING = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            layout: tracking
            tracking: { target: 60, scaleOutCooldown: 60 }
            """;

    private static final String EXPLICIT = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            metric: GPUUtilization
            fill: 0
            rules:
              - name: out
                alarm:
                  comparisonOperator: GreaterThanThreshold
                  threshold: 50
                  evaluationPeriods: 3
                policy:
                  adjustmentType: ChangeInCapacity
                  stepAdjustments:
                    - { metricIntervalLowerBound: 20, scalingAdjustment: 2 }
                    - { metricIntervalLowerBound: 0, metricIntervalUpperBound: 20, scalingAdjustment: 1 }
            """;

    @ParameterizedTest
    @CsvSource({
        "ScalableTarget/Properties/MaxCapacity, 3:1 maxCapacity",
        "ScalableTarget/Properties/ResourceId, 1:1 endpointName",
        "ScalableTarget/Properties/ScheduledActions/0/ScalableTargetAction/MinCapacity, 8:41 schedules[0].minCapacity",
        "ScaleOutAlarm/Properties/Threshold, 12:7 steps[2].lower",
        "ScaleOutAlarm/Properties/EvaluationPeriods, 14:3 scaleOut.evaluationPeriods",
        "ScaleOutAlarm/Properties/DatapointsToAlarm, 14:3 scaleOut.evaluationPeriods",
        "ScaleOutAlarm/Properties/TreatMissingData, 13:1 scaleOut",
        "ScaleOutAlarm/Properties/Namespace, 9:1 steps",
        "ScaleOutAlarm/Properties/Tags/0/Value, 6:9 tags.team",
        "ScaleInAlarm/Properties/Threshold, 11:7 steps[1].upper",
        "ScaleInAlarm/Properties/EvaluationPeriods, 9:1 steps",
        "ScaleOutPolicy/Properties/StepScalingPolicyConfiguration/Cooldown, 5:1 cooldown",
        "ScaleOutPolicy/Properties/StepScalingPolicyConfiguration/StepAdjustments/2/ScalingAdjustment,"
                + " 10:19 steps[0].change",
        "ScaleOutPolicy/Properties/StepScalingPolicyConfiguration/StepAdjustments/1/MetricIntervalUpperBound,"
                + " 10:7 steps[0].lower",
        "ScaleOutPolicy/Properties/StepScalingPolicyConfiguration/StepAdjustments/1/ScalingAdjustment, 9:1 steps"
    })
    void everyPropertyOfALadderHasTheKeyThatMadeIt(String property, String place) {
        assertThat(find(LADDER, property)).isEqualTo("stepscale.yaml:" + place);
    }

    @ParameterizedTest
    @CsvSource({
        "TrackingPolicy/Properties/TargetTrackingScalingPolicyConfiguration/TargetValue, 5:13 tracking.target",
        "TrackingPolicy/Properties/TargetTrackingScalingPolicyConfiguration/ScaleOutCooldown,"
                + " 5:26 tracking.scaleOutCooldown",
        "TrackingPolicy/Properties/TargetTrackingScalingPolicyConfiguration/ScaleInCooldown, 5:1 tracking",
        "ScalableTarget/Properties/MinCapacity, 2:1 minCapacity"
    })
    void everyPropertyOfTargetTrackingHasTheKeyThatMadeIt(String property, String place) {
        assertThat(find(TRACKING, property)).isEqualTo("stepscale.yaml:" + place);
    }

    @ParameterizedTest
    @CsvSource({
        "OutAlarm/Properties/Threshold, 10:7 rules[0].alarm.threshold",
        "OutAlarm/Properties/DatapointsToAlarm, 11:7 rules[0].alarm.evaluationPeriods",
        "OutAlarm/Properties/Metrics/0/MetricStat/Metric/MetricName, 4:1 metric",
        "OutAlarm/Properties/Metrics/1/Expression, 5:1 fill",
        "OutPolicy/Properties/PolicyName, 7:5 rules[0].name",
        "OutPolicy/Properties/StepScalingPolicyConfiguration/Cooldown, 7:5 rules[0]",
        "OutPolicy/Properties/StepScalingPolicyConfiguration/StepAdjustments/0/ScalingAdjustment,"
                + " 16:70 rules[0].policy.stepAdjustments[1].scalingAdjustment",
        "OutPolicy/Properties/StepScalingPolicyConfiguration/StepAdjustments/1/MetricIntervalLowerBound,"
                + " 15:13 rules[0].policy.stepAdjustments[0].metricIntervalLowerBound"
    })
    void everyPropertyOfAnExplicitRuleHasTheKeyThatMadeItWhateverTheOrderOfTheSteps(String property, String place) {
        assertThat(find(EXPLICIT, property)).startsWith("stepscale.yaml:" + place.split(":")[0] + ":");
        assertThat(find(EXPLICIT, property)).endsWith(place.substring(place.indexOf(' ')));
    }

    @Test
    void theStepsOfAnExplicitRuleInPercentAreToldApart() {
        String percent = EXPLICIT.replace("metricIntervalLowerBound: 20", "metricIntervalLowerBound: 20%")
                .replace("metricIntervalUpperBound: 20", "metricIntervalUpperBound: 20%")
                .replace("threshold: 50", "threshold: 50%");
        String steps = "OutPolicy/Properties/StepScalingPolicyConfiguration/StepAdjustments/";
        assertThat(find(percent, steps + "1/ScalingAdjustment"))
                .endsWith("rules[0].policy.stepAdjustments[0].scalingAdjustment");
    }

    @ParameterizedTest
    @CsvSource({
        "ScaleOutAlarm/Properties/Threshold/Whatever/1, steps[2].lower",
        "ScaleOutAlarm/Properties/Unknown, steps",
        "ScaleOutAlarm, steps",
        "ScaleOutPolicy/Properties/StepScalingPolicyConfiguration/StepAdjustments[2]/ScalingAdjustment, steps[0].change"
    })
    void whatIsUnknownAtTheEndIsDisregarded(String pointer, String path) {
        assertThat(find(LADDER, pointer)).endsWith(" " + path);
    }

    @Test
    void aResourceOfAnotherTemplateHasNoOrigin() {
        assertThat(origins(LADDER, Map.of()).find("/Resources/Bucket/Properties/Name"))
                .isEmpty();
        assertThat(origins(LADDER, Map.of()).find("")).isEmpty();
    }

    @Test
    void aValueThatAnOptionReplacesComesFromTheOption() {
        PropertyOrigins origins = origins(LADDER, Map.of("maxCapacity", "12"));
        assertThat(origins.find("/Resources/ScalableTarget/Properties/MaxCapacity"))
                .hasToString("Optional[-Dstepscale.maxCapacity maxCapacity]");
    }

    static Stream<Path> descriptors() throws IOException {
        return Stream.concat(
                files(Path.of("..", "examples"), 2).filter(file -> file.endsWith("stepscale.yaml")),
                files(Path.of("src/test/resources/descriptor/good"), 1)
                        .filter(file -> file.toString().endsWith(".yaml")));
    }

    private static Stream<Path> files(Path folder, int depth) throws IOException {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void thePropertiesOfADescriptorChangeWithTheValuesAtTheirOrigins(Path example) throws IOException {
        assertThat(OriginTruth.check(Files.readString(example))).isPositive();
    }

    @Test
    void thePropertiesOfRandomTemplatesChangeWithTheValuesAtTheirOrigins() {
        RandomScaling.forEach(
                5,
                scaling -> assertThat(OriginTruth.check(DescriptorWriter.write(scaling)))
                        .isPositive());
    }

    @Tag("slow")
    @Test
    void thePropertiesOf300RandomTemplatesChangeWithTheValuesAtTheirOrigins() {
        RandomScaling.forEach(
                300,
                scaling -> assertThat(OriginTruth.check(DescriptorWriter.write(scaling)))
                        .isPositive());
    }

    private static String find(String yaml, String property) {
        return origins(yaml, Map.of())
                .find("/Resources/" + property)
                .map(PropertyOrigin::toString)
                .orElse("none");
    }

    private static PropertyOrigins origins(String yaml, Map<String, String> overrides) {
        SynthesizedStack stack = Synthesis.of(
                        DescriptorReader.read("stepscale.yaml", yaml.getBytes(StandardCharsets.UTF_8), overrides))
                .stack()
                .orElseThrow();
        return PropertyOrigins.of(stack.descriptor().sources(), stack.plan());
    }
}

package io.github.stepscale.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SynthesisTest {
    private static final String LARGE = "endpointName: e\nminCapacity: 1\nmaxCapacity: 9\nrules:\n"
            + IntStream.range(0, 45).mapToObj(SynthesisTest::rule).collect(Collectors.joining());

    @Test
    void aLargeTemplateIsFoundWhereTheFileStarts() {
        assertThat(check(LARGE).findings())
                .filteredOn(finding -> finding.code().equals("W-C13"))
                .singleElement()
                .asString()
                .startsWith("stepscale.yaml:1:1: the template has ");
    }

    @Test
    void aLargeTemplateCanBeAllowedAsAnyWarning() {
        assertThat(check(LARGE + "allow: [W-C13]\n").findings())
                .extracting(LocatedFinding::code)
                .doesNotContain("W-C13");
    }

    @Test
    void whatCannotBeReadHasNoStack() {
        Synthesis check = check("endpointName: e\n");
        assertThat(check.stack()).isEmpty();
        assertThat(check.findings()).isNotEmpty().allMatch(LocatedFinding::isError);
    }

    @Test
    void theDelaysUnderServiceCount() {
        String scaling = """
                endpointName: e
                minCapacity: 1
                maxCapacity: 6
                steps:
                  - { upper: 24, change: -2 }
                  - { lower: 104, change: +2 }
                layout: split
                cooldown: 120
                """;
        assertThat(check(scaling).findings()).extracting(LocatedFinding::code).doesNotContain("W-A15", "W-M10");
        assertThat(check(scaling + "service: { metricDelay: 2 }\n").findings())
                .extracting(LocatedFinding::code)
                .contains("W-A15", "W-M10");
    }

    @Test
    void anyCapacityThatTheApiTakesIsJudgedAndALargerOneRefused() {
        String steps = "steps: [{ upper: 30, change: -1 }, { lower: 50, change: +1 }]\n";
        String range = "endpointName: e\nminCapacity: 1\nmaxCapacity: ";
        assertThat(check(range + "2147483647\n" + steps).findings())
                .extracting(LocatedFinding::code)
                .contains("W-A15");
        assertThat(check(range + "2147483648\n" + steps).findings()).allMatch(LocatedFinding::isError);
    }

    private static Synthesis check(String yaml) {
        return Synthesis.of(DescriptorReader.read("stepscale.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    private static String rule(int number) {
        return """
                  - name: rule-%1$d
                    alarm: { comparisonOperator: GreaterThanOrEqualToThreshold, threshold: %1$d, evaluationPeriods: 1 }
                    policy:
                      adjustmentType: ChangeInCapacity
                      stepAdjustments: [{ metricIntervalLowerBound: 0, scalingAdjustment: 1 }]
                """.formatted(number);
    }
}

package io.github.stepscale.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final String LARGE = "endpointName: e\nminCapacity: 1\nmaxCapacity: 9\nrules:\n"
            + IntStream.range(0, 45).mapToObj(CheckTest::rule).collect(Collectors.joining());

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
        Check check = check("endpointName: e\n");
        assertThat(check.stack()).isEmpty();
        assertThat(check.findings()).isNotEmpty().allMatch(LocatedFinding::isError);
    }

    private static Check check(String yaml) {
        return Check.of(
                DescriptorReader.standard().read("stepscale.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of()));
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

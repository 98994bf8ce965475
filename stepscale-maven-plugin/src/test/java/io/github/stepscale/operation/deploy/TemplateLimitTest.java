package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.synth.SynthesizedStack;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** CloudFormation takes 51,200 bytes within a request. */
class TemplateLimitTest {
    private static final int HALF = 25_600;

    /** As many steps as AWS takes on both sides, of numbers with many digits, and the longest names. */
    private static String largest(String more) {
        String name = "a".repeat(63);
        String in = IntStream.range(0, 20)
                .mapToObj(i -> "  - { %supper: %d.123456, change: %d }\n"
                        .formatted(i == 0 ? "" : "lower: " + (100000000 + i) + ".123456, ", 100000001 + i, i - 20))
                .collect(Collectors.joining());
        String out = IntStream.range(0, 20)
                .mapToObj(i -> "  - { lower: %d.123456%s, change: +%d }\n"
                        .formatted(200000000 + i, i == 19 ? "" : ", upper: " + (200000001 + i) + ".123456", i + 1))
                .collect(Collectors.joining());
        return "endpointName: " + name + "\nvariantName: " + name + "\nminCapacity: 0\nmaxCapacity: 1000\n"
                + "inferenceType: async\nlayout: split\ndescription: \"" + "d".repeat(1000) + "\"\nsteps:\n" + in + out
                + more;
    }

    @Test
    void theLargestPolicyTakesLessThanHalfOfTheLimit() {
        SynthesizedStack stack = DeployFixture.checked(largest("stackName: big\n"));

        assertThat(stack.plan().allRules()).hasSize(3);
        assertThat(stack.template().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(HALF / 2, HALF);
    }

    @Test
    void aTooLargeTemplateIsRefusedBeforeAnyRequest() {
        String tags = IntStream.range(0, 50)
                .mapToObj(i -> "  " + "k".repeat(120) + i + ": " + "v".repeat(250) + "\n")
                .collect(Collectors.joining());
        SynthesizedStack stack = DeployFixture.checked(largest("stackName: big\ntags:\n" + tags));
        try (DeployFixture stage = new DeployFixture()) {
            assertThatThrownBy(() -> stage.deploy(stack))
                    .isInstanceOf(OperationException.class)
                    .hasMessageMatching(
                            "The template of big has \\d+ bytes: CloudFormation accepts at most 51200\\. Shorten"
                                    + " texts and tags, or set dashboard: false\\.");
            assertThat(stage.actions()).isEmpty();
        }
    }
}

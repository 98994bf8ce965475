package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.testing.RandomScaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedResourcesTest {
    private static final Path CORPUS = Path.of("src/test/resources/descriptor/good");
    private static final Path EXAMPLES = Path.of("..", "examples");

    @ParameterizedTest
    @CsvSource({
        "ScalableTarget, AWS::ApplicationAutoScaling::ScalableTarget, true",
        "ScalingPolicy, AWS::ApplicationAutoScaling::ScalingPolicy, true",
        "Night2DayPolicy, AWS::ApplicationAutoScaling::ScalingPolicy, true",
        "WakeAlarm, AWS::CloudWatch::Alarm, true",
        "ScalingDashboard, AWS::CloudWatch::Dashboard, true",
        "OrdersTarget, AWS::ApplicationAutoScaling::ScalableTarget, false",
        "Policy, AWS::ApplicationAutoScaling::ScalingPolicy, false",
        "scaleOutPolicy, AWS::ApplicationAutoScaling::ScalingPolicy, false",
        "ScaleOutPolicyB5F1A2C3, AWS::ApplicationAutoScaling::ScalingPolicy, false",
        "CpuHigh, AWS::CloudWatch::Alarm, false",
        "2Alarm, AWS::CloudWatch::Alarm, false",
        "Dashboard, AWS::CloudWatch::Dashboard, false",
        "ScalableTarget, AWS::CloudWatch::Alarm, false",
        "ScaleOutAlarm, AWS::ApplicationAutoScaling::ScalingPolicy, false",
        "ScaleOutAlarm, AWS::CloudWatch::CompositeAlarm, false",
        "Queue, AWS::SQS::Queue, false",
        "ScalableTarget, '', false"
    })
    void resourceIsOursByTypeAndLogicalIdTogether(String logicalId, String type, boolean ours) {
        assertThat(GeneratedResources.contains(logicalId, type)).isEqualTo(ours);
    }

    static List<Path> descriptors() throws IOException {
        try (Stream<Path> corpus = Files.walk(CORPUS);
                Stream<Path> examples = Files.walk(EXAMPLES, 2)) {
            return Stream.concat(
                            corpus.filter(file -> file.toString().endsWith(".yaml")),
                            examples.filter(file -> file.endsWith("stepscale.yaml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void allThatExamplesAndCorpusRenderIsOurs(Path descriptor) {
        DescriptorFiles files = new DescriptorFiles();
        assertThat(Synthesis.of(files, descriptor, Map.of()))
                .isNotEmpty()
                .allSatisfy(check ->
                        check.stack().map(SynthesizedStack::template).ifPresent(GeneratedResourcesTest::assertOurs));
    }

    @Test
    void allThatRandomScalingsRenderIsOurs() {
        RandomScaling.forEach(500, scaling -> assertOurs(Templates.of(scaling).yaml()));
    }

    private static void assertOurs(String template) {
        JsonNode resources = Templates.read(template).path("Resources");
        assertThat(resources.properties())
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(GeneratedResources.contains(
                                resource.getKey(),
                                resource.getValue().path("Type").asText()))
                        .as(resource.getKey())
                        .isTrue());
    }
}

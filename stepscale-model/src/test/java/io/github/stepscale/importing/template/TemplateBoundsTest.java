package io.github.stepscale.importing.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.ScalingSource;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Templates that are short, and would be endless or too large once they are resolved. */
class TemplateBoundsTest {
    private static final String TARGET =
            "  Target:\n    Type: AWS::ApplicationAutoScaling::ScalableTarget\n    Properties:\n";

    private static ScalingSource read(String template) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Resolved.read(template));
    }

    @Test
    void conditionsInACircle() {
        ScalingSource source = read("Conditions:\n  A: !Not [!Condition B]\n  B: !And [!Condition C, !Equals [a, a]]\n"
                + "  C: !Or [!Condition A, !Equals [a, b]]\n  Own: !Not [!Condition Own]\nResources:\n" + TARGET
                + "      MinCapacity: !If [B, 1, 2]\n");
        assertThat(Resolved.lines(source))
                .containsExactly(
                        "E-T08 template.yaml:2:3 Conditions.A: the condition A depends on itself, and 3 more values depend on"
                                + " it. Remove one of the references of the cycle.",
                        "E-T08 template.yaml:5:3 Conditions.Own: the condition Own depends on itself. Remove one of the"
                                + " references of the cycle.");
        assertThat(Resolved.property(source, "Target", "MinCapacity")).isEqualTo("?!If [B, 1, 2]?");
    }

    @Test
    void aLongChainOfConditions() {
        String chain = IntStream.range(0, 10_000)
                .mapToObj(i -> "  C" + i + ": !Not [!Condition C" + (i + 1) + "]\n")
                .collect(Collectors.joining());
        ScalingSource source = read("Conditions:\n" + chain + "  C10000: !Equals [a, a]\nResources:\n" + TARGET
                + "      MinCapacity: !If [C0, 1, 2]\n");
        assertThat(Resolved.codes(source)).contains("E-T09").doesNotContain("E-T08");
    }

    @Test
    void namesOfEndpointsInACircle() {
        ScalingSource source = read("Resources:\n"
                + "  A: {Type: AWS::SageMaker::Endpoint, Properties: {EndpointName: !GetAtt B.EndpointName}}\n"
                + "  B: {Type: AWS::SageMaker::Endpoint, Properties: {EndpointName: !GetAtt A.EndpointName}}\n" + TARGET
                + "      ResourceId: !GetAtt A.EndpointName\n");
        assertThat(Resolved.codes(source)).containsExactly("E-T08");
    }

    @Test
    void namesOfEndpointsThatDouble() {
        String names = IntStream.range(0, 60)
                .mapToObj(i -> "  E" + i + ": {Type: AWS::SageMaker::Endpoint, Properties: {EndpointName: !Sub '${E"
                        + (i + 1) + ".EndpointName}${E" + (i + 1) + ".EndpointName}'}}\n")
                .collect(Collectors.joining());
        ScalingSource source = read("Resources:\n" + names
                + "  E60: {Type: AWS::SageMaker::Endpoint, Properties: {EndpointName: x}}\n" + TARGET
                + "      ResourceId: !GetAtt E0.EndpointName\n      MinCapacity: 1\n");
        assertThat(Resolved.codes(source)).isNotEmpty().containsOnly("E-T09");
    }

    @Test
    void aLongParameterThatIsRepeated() {
        ScalingSource source = read("Parameters: {Long: {Type: String, Default: " + "x".repeat(4_000)
                + "}}\nResources:\n" + TARGET + "      RoleARN: !Sub '" + "${Long}".repeat(100_000)
                + "'\n      MinCapacity: 1\n");
        assertThat(Resolved.codes(source)).isNotEmpty().containsOnly("E-T09");
    }

    @Test
    void mappingsThatContainThemselves() {
        ScalingSource source =
                read("Mappings: {M: {a: {b: [!FindInMap [M, a, b], !FindInMap [M, a, b]]}}}\nResources:\n" + TARGET
                        + "      MinCapacity: !FindInMap [M, a, b]\n"
                        + "      RoleARN: !ToJsonString {a: !FindInMap [M, a, b]}\n");
        assertThat(Resolved.codes(source)).isNotEmpty().containsOnly("E-T09");
    }

    @Test
    void listsThatAreRepeated() {
        String list = "a,".repeat(2_000);
        ScalingSource source = read("Parameters: {L: {Type: CommaDelimitedList, Default: '" + list + "'}}\nResources:\n"
                + TARGET + "      Tags: [" + "!Ref L, ".repeat(50_000) + "1]\n");
        assertThat(Resolved.codes(source)).contains("E-T09");
    }

    @Test
    void deepFunctions() {
        ScalingSource source = read("Resources:\n" + TARGET + "      MinCapacity: " + "!If [A, ".repeat(45) + "1"
                + ", 2]".repeat(45) + "\nConditions: {A: !Equals [a, a]}\n");
        assertThat(Resolved.property(source, "Target", "MinCapacity")).isEqualTo("1");
    }

    @Test
    void aPatternThatTakesForever() {
        assertThat(BoundedMatch.of(".*.*.*.*.*.*=", "a".repeat(60))).isEmpty();
        assertThat(BoundedMatch.of("(a|aa)+b", "aab")).contains(true);
        assertThat(BoundedMatch.of("a", "aab")).contains(false);
        assertThat(BoundedMatch.of("(", "aab")).isEmpty();
        assertThat(BoundedMatch.of("(".repeat(100_000), "aab")).isEmpty();
    }

    @Test
    void aDeepTextIsRefused() {
        assertThat(Resolved.codes(read("Resources: " + "[".repeat(200_000)))).containsExactly("E-D01");
        assertThat(Resolved.codes(read("{\"Resources\": " + "[".repeat(200_000))))
                .containsExactly("E-D01");
    }
}

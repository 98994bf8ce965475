package io.github.stepscale.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.stack.PhysicalNames;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that policies and alarms have in AWS. */
class RuleNamesTest {
    private static final String RULES = """
            endpointName: e
            stackName: scaling
            minCapacity: 1
            maxCapacity: 4
            rules:
              - name: scale-out
                steps: [{ lower: 50, change: 1 }]
              - name: calm
                steps: [{ upper: 20, change: -1 }]
            """;
    private static final String STEPS = """
            endpointName: e
            stackName: scaling
            minCapacity: 1
            maxCapacity: 4
            layout: split
            steps: [{ upper: 20, change: -1 }, { lower: 50, change: 1 }]
            """;

    private static ReadResult read(String text) {
        return DescriptorReader.read("stepscale.yaml", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static ScalingDescription scaling(String text) {
        return read(text).descriptor().orElseThrow().scaling();
    }

    private static List<String> mistakes(String text) {
        return read(text).findings().stream().map(LocatedFinding::toString).toList();
    }

    private static Object property(String text, String resource, String name) {
        Map<?, ?> document = StackTemplate.of(ScalingPlan.of(scaling(text))).document();
        Map<?, ?> properties = (Map<?, ?>) resource(document, resource).get("Properties");
        return Optional.<Object>ofNullable(properties.get(name)).orElse("none");
    }

    private static Map<?, ?> resource(Map<?, ?> document, String resource) {
        return (Map<?, ?>) ((Map<?, ?>) document.get("Resources")).get(resource);
    }

    @Test
    void aNameStandsInTheTemplateAsItIs() {
        String text = STEPS + "names: { ScaleOut: { policy: 'a ${AWS::Region}', alarm: 'b ${!c}' } }\n";

        assertThat(property(text, "ScaleOutPolicy", "PolicyName")).isEqualTo("a ${AWS::Region}");
        assertThat(property(text, "ScaleOutAlarm", "AlarmName")).isEqualTo("b ${!c}");
        assertThat(property(text, "ScaleInPolicy", "PolicyName"))
                .isEqualTo(Map.of("Fn::Sub", "${AWS::StackName}-ScaleIn"));
        assertThat(property(text, "ScaleInAlarm", "AlarmName")).isEqualTo("none");
        assertThat(scaling(text).policyName("ScaleOut")).isEqualTo("a ${AWS::Region}");
        assertThat(scaling(text).policyName("ScaleIn")).isEqualTo("scaling-ScaleIn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scale-out", "ScaleOut"})
    void aRuleIsNamedAsItsFileOrItsResourcesNameIt(String rule) {
        String text = RULES + "names: { " + rule + ": { alarm: busy } }\n";

        assertThat(property(text, "ScaleOutAlarm", "AlarmName")).isEqualTo("busy");
        assertThat(DescriptorWriter.write(scaling(text))).contains("names:\n  scale-out:\n    alarm: busy\n");
    }

    @Test
    void targetTrackingHasANameForItsPolicyAlone() {
        String tracking = """
                endpointName: e
                minCapacity: 1
                maxCapacity: 4
                layout: tracking
                tracking: { metric: SageMakerVariantInvocationsPerInstance, target: 50 }
                """;

        assertThat(property(tracking + "names: { Tracking: { policy: mine } }\n", "TrackingPolicy", "PolicyName"))
                .isEqualTo("mine");
        assertThat(mistakes(tracking + "names: { Tracking: { alarm: mine } }\n"))
                .singleElement()
                .asString()
                .contains("names.Tracking.alarm", "AWS makes and names the alarms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { Scaling: { policy: a } }                         | 7:10 | names.Scaling | is not the name of a rule: ScaleOut, ScaleIn are
                    { Wake: { policy: a } }                            | 7:10 | names.Wake | is not the name of a rule
                    { ScaleOut: {} }                                   | 7:10 | names.ScaleOut | has neither policy nor alarm
                    { ScaleOut: { policy: a }, ScaleIn: { policy: a } } | 7:10 | names.ScaleIn.policy | is the name of two: of ScaleOut and of ScaleIn
                    { ScaleOut: { alarm: a }, ScaleIn: { alarm: a } }  | 7:10 | names.ScaleIn.alarm | is the name of two
                    { ScaleOut: { policy: scaling-ScaleIn } }          | 7:10 | names.ScaleOut.policy | is the name of two
                    { ScaleOut: { policy: a }, scale-out: { alarm: b } } | 7:10 | names.scale-out | has the logical id ScaleOut
                    { ScaleOut: { policy: '' } }                       | 7:10 | names.ScaleOut.policy | has 0 characters: 1 to 256 are allowed
                    { ScaleOut: { policy: "a\\tb" } }                  | 7:10 | names.ScaleOut.policy | is not allowed: ASCII
                    { ScaleOut: { policy: 'é' } }                      | 7:10 | names.ScaleOut.policy | is not allowed: ASCII
                    { ScaleOut: { alarm: '{{resolve:ssm:a}}' } }       | 7:10 | names.ScaleOut.alarm | contains {{resolve:
                    """)
    void aMistakeIsNamedAtItsKey(String names, String place, String path, String problem) {
        assertThat(mistakes(STEPS + "names: " + names + "\n"))
                .anySatisfy(line -> assertThat(line).contains(path).contains(problem));
    }

    @Test
    void namesHaveTheLengthsThatAwsAllows() {
        assertThat(new PhysicalNames(Optional.of("p".repeat(256)), Optional.of("a".repeat(255))))
                .isNotEqualTo(PhysicalNames.NONE);
        assertThatThrownBy(() -> new PhysicalNames(Optional.of("p".repeat(257)), Optional.of("a".repeat(256))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1 to 256")
                .hasMessageContaining("1 to 255");
    }

    @Test
    void aDescriptionMadeInJavaRefusesAnUnknownRule() {
        ScalingDescriptionBuilder builder = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(4)
                .layout(Layout.SPLIT)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(1))
                .names("Other", new PhysicalNames(Optional.of("a"), Optional.empty()));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("names.Other");
    }

    @Test
    void theDeletionPolicyIsOfEverythingThatScales() {
        String text = STEPS + "deletionPolicy: Retain\n";
        Map<?, ?> document = StackTemplate.of(ScalingPlan.of(scaling(text))).document();

        assertThat(scaling(text).stack().deletionPolicy()).isEqualTo(DeletionPolicy.RETAIN);
        for (String id :
                List.of("ScalableTarget", "ScaleOutPolicy", "ScaleOutAlarm", "ScaleInPolicy", "ScaleInAlarm")) {
            assertThat(resource(document, id).get("DeletionPolicy")).as(id).isEqualTo("Retain");
        }
        assertThat(resource(document, "ScalingDashboard").containsKey("DeletionPolicy"))
                .isFalse();
        assertThat(StackTemplate.of(ScalingPlan.of(scaling(STEPS))).yaml()).doesNotContain("DeletionPolicy");
    }

    @Test
    void withoutOutputsTheTemplateHasNothingThatOnlyTheyNeed() {
        Map<String, Object> document = StackTemplate.of(ScalingPlan.of(scaling(STEPS + "outputs: false\n")))
                .document();

        assertThat(document).doesNotContainKeys("Outputs", "Mappings").containsKey("Resources");
    }
}

package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.testing.RandomScaling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class StackTemplateTest {

    @Test
    void singleLayoutHasTheFourResourcesOfTheOriginalSample() {
        JsonNode template = render(ladder());
        assertThat(ids(template))
                .containsExactly("ScalableTarget", "ScalingPolicy", "ScalingAlarm", "ScalingDashboard");
        assertThat(types(template))
                .containsExactly(
                        "AWS::ApplicationAutoScaling::ScalableTarget",
                        "AWS::ApplicationAutoScaling::ScalingPolicy",
                        "AWS::CloudWatch::Alarm",
                        "AWS::CloudWatch::Dashboard");
    }

    @Test
    void splitLayoutHasAPolicyAndAnAlarmForEachDirection() {
        assertThat(ids(render(ladder().layout(Layout.SPLIT))))
                .containsExactly(
                        "ScalableTarget",
                        "ScaleOutPolicy",
                        "ScaleOutAlarm",
                        "ScaleInPolicy",
                        "ScaleInAlarm",
                        "ScalingDashboard");
    }

    @Test
    void twoRulesOfStepsHaveTheTemplateOfTheSplitLayout() {
        ScalingDescriptionBuilder two = ScalingDescription.endpoint("object-detection")
                .minCapacity(1)
                .maxCapacity(10)
                .rule("scale-out", rule -> rule.step(Step.lower(50).change(+1)))
                .rule("scale-in", rule -> rule.step(Step.upper(20).change(-1)));
        ScalingDescriptionBuilder split = ScalingDescription.endpoint("object-detection")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(+1));
        assertThat(Templates.of(two.build()).yaml())
                .isEqualTo(Templates.of(split.build()).yaml());
    }

    @Test
    void wakeRuleComesLastAndTheDashboardCanBeLeftOut() {
        ScalingDescriptionBuilder async = ScalingDescription.endpoint("translate")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(5)
                .step(Step.lower(5).change(1))
                .dashboard(Dashboard.DISABLED);
        JsonNode template = render(async);
        assertThat(ids(template))
                .containsExactly("ScalableTarget", "ScaleOutPolicy", "ScaleOutAlarm", "WakePolicy", "WakeAlarm");
        assertThat(template.has("Mappings")).isFalse();
        assertThat(template.at("/Outputs").has("DashboardUrl")).isFalse();
        assertThat(template.at("/Parameters/MinCapacity/MinValue").intValue()).isZero();
    }

    @Test
    void rulesGiveTheirNamesToTheLogicalIds() {
        ScalingDescriptionBuilder rules = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(5)
                .rule("scale-out", alarm(), addOne())
                .rule("burst", alarm(), addOne());
        assertThat(ids(render(rules)))
                .containsExactly(
                        "ScalableTarget",
                        "ScaleOutPolicy",
                        "ScaleOutAlarm",
                        "BurstPolicy",
                        "BurstAlarm",
                        "ScalingDashboard");
    }

    @Test
    void parametersHaveTheDescriptorsValuesAsDefaultsAndRefuseWhatCannotBe() {
        JsonNode parameters = render(ladder()).at("/Parameters");
        assertThat(names(parameters)).containsExactly("EndpointName", "VariantName", "MinCapacity", "MaxCapacity");
        assertThat(parameters.at("/EndpointName/Default").textValue()).isEqualTo("object-detection");
        assertThat(parameters.at("/VariantName/Default").textValue()).isEqualTo("AllTraffic");
        assertThat(parameters.at("/MinCapacity/Default").intValue()).isEqualTo(1);
        assertThat(parameters.at("/MaxCapacity/Default").intValue()).isEqualTo(10);
        assertThat(parameters.at("/MinCapacity/MinValue").intValue()).isEqualTo(1);
        String pattern = parameters.at("/EndpointName/AllowedPattern").textValue();
        assertThat("a-1").matches(pattern);
        assertThat("a_1").doesNotMatch(pattern);
        assertThat("-a").doesNotMatch(pattern);
    }

    @Test
    void componentHasAParameterForItsEndpointOnlyWhereTheDashboardShowsIt() {
        assertThat(names(render(component()).at("/Parameters")))
                .containsExactly("EndpointName", "InferenceComponentName", "MinCapacity", "MaxCapacity");
        assertThat(names(render(component().dashboard(Dashboard.DISABLED)).at("/Parameters")))
                .containsExactly("InferenceComponentName", "MinCapacity", "MaxCapacity");
    }

    @Test
    void namesAreMadeOfTheStackAndNothingNamesARoleAPartitionOrARegion() {
        String yaml = Templates.of(ladder().build()).yaml();
        JsonNode resources = Templates.read(yaml).at("/Resources");
        assertThat(yaml).doesNotContain("RoleARN", " AlarmName:", "arn:aws", "us-east-1", "us-west-2");
        assertThat(resources.at("/ScalingPolicy/Properties/PolicyName/Fn::Sub").textValue())
                .isEqualTo("${AWS::StackName}-Scaling");
        assertThat(resources
                        .at("/ScalingDashboard/Properties/DashboardName/Fn::Sub")
                        .textValue())
                .isEqualTo("${AWS::StackName}-${AWS::Region}");
    }

    @Test
    void dashboardOfAChosenNameStillNamesTheRegion() {
        JsonNode template = render(ladder().dashboard(Dashboard.named("models")));
        assertThat(template.at("/Resources/ScalingDashboard/Properties/DashboardName/Fn::Sub")
                        .textValue())
                .isEqualTo("models-${AWS::Region}");
    }

    @Test
    void outputsNameTheDashboardThePoliciesAndTheAlarms() {
        JsonNode template = render(ladder());
        assertThat(names(template.at("/Outputs")))
                .containsExactly("DashboardUrl", "ScalingPolicyArn", "ScalingAlarmName");
        assertThat(template.at("/Mappings/Console/aws-cn/Host").textValue()).isEqualTo("console.amazonaws.cn");
        assertThat(template.at("/Mappings/Console/aws-us-gov/Host").textValue())
                .isEqualTo("console.amazonaws-us-gov.com");
    }

    @Test
    void fillWatchesAnExpressionAndNoFillThePlainMetric() {
        JsonNode filled = render(ladder()).at("/Resources/ScalingAlarm/Properties");
        assertThat(filled.at("/Metrics/1/Expression").textValue()).isEqualTo("FILL(m1, 0)");
        assertThat(filled.has("MetricName")).isFalse();
        JsonNode plain = render(ladder().settings(settings -> settings.fill(Fill.NONE)))
                .at("/Resources/ScalingAlarm/Properties");
        assertThat(plain.at("/MetricName").textValue()).isEqualTo("InvocationsPerInstance");
        assertThat(plain.at("/Statistic").textValue()).isEqualTo("Sum");
        assertThat(plain.has("Metrics")).isFalse();
    }

    @Test
    void generatedIdsDoNotCollideWithTheUsersAndOneQueryReturnsData() {
        MathMetric math = new MathMetric(
                "m1 / e1",
                List.of(
                        new MathMetric.Input("m1", MetricCatalog.metric("Invocations", EndpointKind.REALTIME)),
                        new MathMetric.Input("e1", MetricCatalog.metric("ModelLatency", EndpointKind.REALTIME))));
        JsonNode queries = render(ladder().metric(math).threshold(0).settings(s -> s.fill(Fill.ZERO)))
                .at("/Resources/ScalingAlarm/Properties/Metrics");
        assertThat(queries.findValuesAsText("Id")).containsExactly("m1", "e1", "e2", "e3");
        assertThat(queries.findValuesAsText("ReturnData")).containsExactly("false", "false", "false", "true");
        assertThat(queries.at("/3/Expression").textValue()).isEqualTo("FILL(e2, 0)");
    }

    @Test
    void tagsAndDescriptionReachTheAlarms() {
        JsonNode template = render(ladder().description("Object detection").tag("team", "vision"));
        JsonNode alarm = template.at("/Resources/ScalingAlarm/Properties");
        assertThat(template.at("/Description").textValue()).isEqualTo("Object detection");
        assertThat(alarm.at("/AlarmDescription").textValue()).startsWith("Object detection\nRuns ScalingPolicy while ");
        assertThat(alarm.at("/Tags/0/Key").textValue()).isEqualTo("team");
        assertThat(alarm.at("/Tags/0/Value").textValue()).isEqualTo("vision");
    }

    @Test
    void sameInputGivesSameBytesWhateverTheMachineIsSetTo() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        RandomScaling.forEach(50, scaling -> {
            String here = Templates.of(scaling).yaml();
            try {
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                assertThat(Templates.of(scaling).yaml()).isEqualTo(here);
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        });
    }

    private static ScalingDescriptionBuilder ladder() {
        return ScalingDescription.endpoint("object-detection")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(+1));
    }

    private static ScalingDescriptionBuilder component() {
        return ScalingDescription.inferenceComponent("llama")
                .endpointName("llm")
                .minCapacity(1)
                .maxCapacity(4)
                .step(Step.lower(50).change(+1));
    }

    private static Alarm alarm() {
        return new Alarm(
                MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME),
                Fill.NONE,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                BigDecimal.TEN,
                1,
                1,
                TreatMissingData.NOT_BREACHING);
    }

    private static StepScalingPolicy addOne() {
        return new StepScalingPolicy(
                AdjustmentType.CHANGE_IN_CAPACITY,
                List.of(new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 1)),
                60,
                MetricAggregationType.MAXIMUM,
                OptionalInt.empty());
    }

    private static JsonNode render(ScalingDescriptionBuilder scaling) {
        return Templates.read(Templates.of(scaling.build()).yaml());
    }

    private static List<String> ids(JsonNode template) {
        return names(template.at("/Resources"));
    }

    private static List<String> types(JsonNode template) {
        return template.at("/Resources").findValuesAsText("Type");
    }

    private static List<String> names(JsonNode mapping) {
        List<String> names = new ArrayList<>();
        mapping.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

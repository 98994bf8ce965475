package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.policy.steps.Step;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The template of rules on PromQL queries. */
class PromQlTemplateTest {
    static final ScalingDescription SCALING = ScalingDescription.endpoint("orders")
            .minCapacity(1)
            .maxCapacity(4)
            .rule(
                    "waiting",
                    new PromQlAlarm("max(queue{a=\"${b}\"}) > 5", 30, OptionalInt.of(120), OptionalInt.of(0)),
                    new SingleStepPolicy(AdjustmentType.CHANGE_IN_CAPACITY, 2, 60, OptionalInt.empty()))
            .rule(
                    "quiet",
                    new PromQlAlarm("max(queue) < 1", 60, OptionalInt.empty(), OptionalInt.empty()),
                    new SingleStepPolicy(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, -10, 300, OptionalInt.of(1)))
            .rule("busy", steps -> steps.step(Step.lower(50).change(1)))
            .tag("team", "orders")
            .build();

    private final String yaml = Templates.of(SCALING).yaml();
    private final JsonNode template = Templates.read(yaml);

    @Test
    void theAlarmHasTheQueryAndNeitherMetricNorThreshold() {
        assertThat(template.at("/Resources/WaitingAlarm/Properties").toString())
                .isEqualTo(
                        "{\"AlarmDescription\":\"Runs WaitingPolicy while its PromQL query returns a time series, evaluated"
                                + " every 30 s. ALARM means that it scales, not that something is broken.\","
                                + "\"EvaluationCriteria\":{\"PromQLCriteria\":{\"Query\":\"max(queue{a=\\\"${b}\\\"}) > 5\","
                                + "\"PendingPeriod\":120,\"RecoveryPeriod\":0}},\"EvaluationInterval\":30,"
                                + "\"AlarmActions\":[{\"Ref\":\"WaitingPolicy\"}],"
                                + "\"Tags\":[{\"Key\":\"team\",\"Value\":\"orders\"}]}");
        assertThat(template.at("/Resources/QuietAlarm/Properties/EvaluationCriteria")
                        .toString())
                .isEqualTo("{\"PromQLCriteria\":{\"Query\":\"max(queue) < 1\"}}");
    }

    @Test
    void thePolicyMakesOneAdjustmentAtEveryValueWithTheBoundsThatAwsRequires() {
        assertThat(template.at("/Resources/WaitingPolicy/Properties/StepScalingPolicyConfiguration")
                        .toString())
                .isEqualTo(
                        "{\"AdjustmentType\":\"ChangeInCapacity\",\"Cooldown\":60,\"MetricAggregationType\":\"Average\","
                                + "\"StepAdjustments\":[{\"MetricIntervalUpperBound\":1,\"ScalingAdjustment\":2},"
                                + "{\"MetricIntervalLowerBound\":1,\"ScalingAdjustment\":2}]}");
    }

    @Test
    void theDashboardShowsTheAlarmAndDrawsStepsOfMetricsOnly() {
        String dashboard = template.at("/Resources/ScalingDashboard/Properties/DashboardBody/Fn::Sub")
                .textValue();

        assertThat(dashboard).contains("${WaitingAlarm.Arn}", "${QuietAlarm.Arn}", "${BusyAlarm.Arn}");
        assertThat(dashboard.lines().filter(line -> line.contains("Metric and steps of")))
                .singleElement()
                .asString()
                .contains("Metric and steps of Busy");
    }

    @Test
    void theOutputsAndTheCommentNameTheRules() {
        assertThat(template.at("/Outputs").has("WaitingPolicyArn")).isTrue();
        assertThat(template.at("/Outputs").has("QuietAlarmName")).isTrue();
        assertThat(yaml)
                .contains(
                        "# Waiting: +2 while a PromQL query returns a series (every 30 s), at every value, cooldown 60 s\n");
    }

    @Test
    void aTemplateOfQueriesAloneHasNoNumberLine() {
        ScalingDescription alone = ScalingDescription.endpoint("orders")
                .minCapacity(1)
                .maxCapacity(4)
                .rule(
                        "quiet",
                        new PromQlAlarm("max(queue) < 1", 60, OptionalInt.empty(), OptionalInt.empty()),
                        new SingleStepPolicy(AdjustmentType.EXACT_CAPACITY, 1, 300, OptionalInt.empty()))
                .build();

        assertThat(Templates.read(Templates.of(alone).yaml()).at("/Resources").size())
                .isEqualTo(4);
    }
}

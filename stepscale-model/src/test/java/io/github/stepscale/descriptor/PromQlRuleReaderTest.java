package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.PromQlRule;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A rule whose alarm evaluates a PromQL query has one step and no threshold. */
class PromQlRuleReaderTest {
    private static final String RULE = """
            endpointName: e
            minCapacity: 1
            maxCapacity: 4
            rules:
              - name: out
                alarm: { promQl: max(queue) > 5, evaluationInterval: 60, pendingPeriod: 2m }
                policy:
                  adjustmentType: ChangeInCapacity
                  stepAdjustments: [{ scalingAdjustment: 2 }]
            """;

    @Test
    void whatIsLeftOutHasTheDefaultOfAws() {
        assertThat(scaling(RULE).promQlRules())
                .containsExactly(new PromQlRule(
                        "out",
                        new PromQlAlarm("max(queue) > 5", 60, OptionalInt.of(120), OptionalInt.empty()),
                        new SingleStepPolicy(AdjustmentType.CHANGE_IN_CAPACITY, 2, 300, OptionalInt.empty())));
    }

    @Test
    void aSecondStepIsAnErrorThatSaysWhy() {
        assertThat(Corpus.findings(RULE.replace(
                        "[{ scalingAdjustment: 2 }]", "[{ scalingAdjustment: 2 }, { scalingAdjustment: 3 }]")))
                .containsExactly(
                        "9:7 rules[0].policy.stepAdjustments: has 2 steps: a rule on a PromQL query has exactly"
                                + " one, since its alarm passes no value that could choose among several. Write one step, such as"
                                + " - scalingAdjustment: 1, and a rule with another query for each further step.");
    }

    @Test
    void noStepIsTheSameError() {
        assertThat(Corpus.findings(RULE.replace("[{ scalingAdjustment: 2 }]", "[]")))
                .singleElement()
                .asString()
                .contains("stepAdjustments: has 0 steps: a rule on a PromQL query has exactly one");
    }

    @Test
    void whatBelongsToAThresholdIsAnErrorEachWithItsReason() {
        String text = RULE.replace("pendingPeriod: 2m", "threshold: 5, treatMissingData: ignore, evaluationPeriods: 2")
                .replace("adjustmentType: C", "metricAggregationType: Maximum\n      adjustmentType: C")
                .replace("{ scalingAdjustment", "{ metricIntervalLowerBound: 0, scalingAdjustment");

        assertThat(Corpus.findings(text))
                .containsExactly(
                        "6:62 rules[0].alarm.threshold: is not a key here. Leave it out: the query contains the comparison,"
                                + " such as max(queue) > 5.",
                        "6:76 rules[0].alarm.treatMissingData: is not a key here. Leave it out: a series that the query does"
                                + " not return is not breaching.",
                        "6:102 rules[0].alarm.evaluationPeriods: is not a key here. Write pendingPeriod: the seconds that a"
                                + " series must breach.",
                        "8:7 rules[0].policy.metricAggregationType: is not a key here. Leave it out: the alarm passes no"
                                + " datapoints to aggregate.",
                        "10:27 rules[0].policy.stepAdjustments[0].metricIntervalLowerBound: is not a key here. Leave it out:"
                                + " an alarm on a PromQL query has no threshold that a bound could be relative to.");
    }

    @Test
    void theFormOfCloudFormationIsAnswered() {
        String text = RULE.replace(
                "promQl: max(queue) > 5", "evaluationCriteria: { PromQLCriteria: { Query: max(queue) > 5 } }");

        assertThat(Corpus.findings(text))
                .containsExactly(
                        "6:14 rules[0].alarm.evaluationCriteria: is not a key here. Write its keys directly under"
                                + " alarm: promQl, pendingPeriod and recoveryPeriod.");
    }

    @Test
    void aMissingIntervalAndABadPeriodAreReportedTogether() {
        String text = RULE.replace("evaluationInterval: 60, pendingPeriod: 2m", "pendingPeriod: 86401");

        assertThat(Corpus.findings(text))
                .containsExactly(
                        "6:5 rules[0].alarm.evaluationInterval: is missing. Add it.",
                        "6:38 rules[0].alarm.pendingPeriod: 86401 s is not allowed: 0 s to 86400 s are. Write a day or less.");
    }

    @Test
    void isReadAgainAsItWasWritten() {
        String written = DescriptorWriter.write(
                Corpus.read(RULE).descriptor().orElseThrow().scaling());

        assertThat(scaling(written)).isEqualTo(scaling(RULE));
    }

    private static ExplicitScaling scaling(String text) {
        assertThat(Corpus.findings(text)).isEmpty();
        return (ExplicitScaling)
                Corpus.read(text).descriptor().orElseThrow().scaling().scaling();
    }
}

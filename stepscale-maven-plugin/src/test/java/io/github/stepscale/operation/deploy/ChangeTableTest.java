package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.ChangeSets.Change.Property;
import io.github.stepscale.aws.ChangeSets.Change.Replacement;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.template.DeployedSteps;
import io.github.stepscale.template.DeployedSteps.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTableTest {
    private static final String POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String STEPS =
            "/Properties/StepScalingPolicyConfiguration/StepAdjustments/0/ScalingAdjustment";

    @Test
    void columnsAreAlignedAndReplacementComesLast() {
        List<ChangeSets.Change> changes = List.of(
                change("Add", "ScaleInAlarm", ALARM, Optional.empty()),
                change("Modify", "ScaleOutPolicy", POLICY, Optional.of(Replacement.NO)),
                change("Modify", "A", ALARM, Optional.of(Replacement.MAYBE)),
                change("Modify", "B", ALARM, Optional.of(Replacement.YES)),
                change("Remove", "C", ALARM, Optional.empty()));
        assertThat(new ChangeTable(Map.of(), Map.of()).lines(changes))
                .containsExactly(
                        "Add     ScaleInAlarm    AWS::CloudWatch::Alarm",
                        "Modify  ScaleOutPolicy  AWS::ApplicationAutoScaling::ScalingPolicy  in place",
                        "Modify  A               AWS::CloudWatch::Alarm                      may be replaced",
                        "Modify  B               AWS::CloudWatch::Alarm                      replaced",
                        "Remove  C               AWS::CloudWatch::Alarm");
    }

    @Test
    void noChangeHasNoLine() {
        assertThat(new ChangeTable(Map.of(), Map.of()).lines(List.of())).isEmpty();
    }

    @Test
    void propertiesAreListedWithTheirValuesBeforeAndAfter() {
        ChangeSets.Change alarm = change(
                "Modify",
                "ScaleOutAlarm",
                ALARM,
                Optional.of(Replacement.NO),
                property("/Properties/Threshold", "600", "700"),
                property("/Properties/Dimensions/0/Value", "a", "b"),
                new Property("/Properties/Unit", Optional.empty(), Optional.of("Count")),
                new Property("/Properties/Period", Optional.of("60"), Optional.empty()),
                new Property("/Properties/Tags", Optional.empty(), Optional.empty()),
                property("/Metadata/Properties/X", "1", "2"));
        assertThat(new ChangeTable(Map.of(), Map.of()).lines(List.of(alarm)))
                .containsExactly(
                        "Modify  ScaleOutAlarm  AWS::CloudWatch::Alarm  in place",
                        "    Threshold: 600 -> 700",
                        "    Dimensions.0.Value: a -> b",
                        "    Unit: (none) -> Count",
                        "    Period: 60 -> (none)",
                        "    .Metadata.Properties.X: 1 -> 2");
    }

    @Test
    void stepsReplaceTheirProperties() {
        ChangeSets.Change policy = change(
                "Modify",
                "ScaleOutPolicy",
                POLICY,
                Optional.of(Replacement.NO),
                property(STEPS, "2", "3"),
                property("/Properties/StepScalingPolicyConfiguration/Cooldown", "120", "60"));
        assertThat(new ChangeTable(steps(2), steps(3)).lines(List.of(policy)))
                .containsExactly(
                        "Modify  ScaleOutPolicy  AWS::ApplicationAutoScaling::ScalingPolicy  in place",
                        "    StepScalingPolicyConfiguration.Cooldown: 120 -> 60",
                        "    above 600: +2 -> +3");
    }

    @Test
    void stepsThatCannotBeComparedAreListedAsProperties() {
        ChangeSets.Change policy =
                change("Modify", "ScaleOutPolicy", POLICY, Optional.of(Replacement.NO), property(STEPS, "2", "3"));
        String line = "    StepScalingPolicyConfiguration.StepAdjustments.0.ScalingAdjustment: 2 -> 3";
        assertThat(new ChangeTable(Map.of(), steps(3)).lines(List.of(policy))).endsWith(line);
        assertThat(new ChangeTable(steps(2), Map.of()).lines(List.of(policy))).endsWith(line);
        assertThat(new ChangeTable(steps(2), steps(2)).lines(List.of(policy))).endsWith(line);
    }

    private static ChangeSets.Change change(
            String action, String resource, String type, Optional<Replacement> replacement, Property... properties) {
        return new ChangeSets.Change(action, resource, type, replacement, List.of(properties));
    }

    private static Property property(String path, String before, String after) {
        return new Property(path, Optional.of(before), Optional.of(after));
    }

    private static Map<String, DeployedSteps> steps(int change) {
        Step step = new Step(Optional.of(BigDecimal.ZERO), Optional.empty(), change);
        return Map.of(
                "ScaleOutPolicy",
                new DeployedSteps(
                        "Invocations", AdjustmentType.CHANGE_IN_CAPACITY, BigDecimal.valueOf(600), List.of(step)));
    }
}

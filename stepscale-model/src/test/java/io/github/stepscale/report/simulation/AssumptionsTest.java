package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
    @Test
    void namesTheParametersOfTheService() {
        List<String> said = Assumptions.of(Cases.samplePlan(), Cases.sampleService());

        assertThat(said)
                .anyMatch(text -> text.startsWith("One instance serves 50 requests a minute"))
                .anyMatch(text -> text.startsWith("The simulation starts with 1 instance in service"))
                .anyMatch(text -> text.startsWith("Added capacity serves 7 minutes after the decision"))
                .anyMatch(text -> text.endsWith("until it is gone, 4 minutes after the decision."))
                .anyMatch(
                        text -> text.startsWith("Target tracking is our model, not the code of AWS: its target is 25"));
    }

    @Test
    void saysThatTheLongestDelayOfARangeCounts() {
        Service ranges = Cases.sampleService().toBuilder()
                .scaleOutDelay(new DelayRange(4, 9))
                .metricDelay(new DelayRange(1, 2))
                .build();

        assertThat(Assumptions.of(Cases.samplePlan(), ranges))
                .anyMatch(text -> text.startsWith(
                        "Added capacity serves 9 minutes after the decision (the longest of 4 to 9), and"))
                .anyMatch(text -> text.contains("2 minutes after the minute is over (the longest of 1 to 2). AWS"));
    }

    /** What AWS leaves open can be read both ways, and the page says which way was taken. */
    @Test
    void everyOptionChangesItsSentence() {
        Service taken = Cases.sampleService();
        List<String> said = Assumptions.of(Cases.samplePlan(), taken);
        List<Service> others = List.of(
                taken.toBuilder().zeroTraffic(ZeroTraffic.ZERO).build(),
                taken.toBuilder().overlap(ChangeOverlap.OVERLAPPING).build(),
                taken.toBuilder()
                        .scaleInDuringScaleOutCooldown(ScaleInDuringScaleOutCooldown.BLOCKED)
                        .build(),
                taken.toBuilder().metricDelay(1).build(),
                taken.toBuilder().initialCapacity(2).build(),
                taken.toBuilder().trackingTarget(10).build());
        for (Service other : others) {
            List<String> otherwise = Assumptions.of(Cases.samplePlan(), other);
            assertThat(otherwise).hasSameSizeAs(said);
            assertThat(otherwise).filteredOn(text -> !said.contains(text)).hasSize(1);
        }
    }

    /** Only where something is suspended. */
    @Test
    void namesTheEffectOfASuspendedScaleOut() {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(4)
                .suspended(new SuspendedState(false, true, false))
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(1))
                .build());
        Service blocked = Cases.sampleService();
        Service allowed = blocked.toBuilder()
                .scaleInBesideSuspendedScaleOut(ScaleInBesideSuspendedScaleOut.ALLOWED)
                .build();

        assertThat(Assumptions.of(plan, blocked))
                .anyMatch(text -> text.contains("A rule that proposes more still prevents another from removing"));
        assertThat(Assumptions.of(plan, allowed))
                .anyMatch(text -> text.contains("A rule that proposes more does not prevent another from removing"));
    }

    @Test
    void usesThePluralOfCopies() {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.inferenceComponent("c")
                .minCapacity(0)
                .maxCapacity(4)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(1))
                .build());

        assertThat(Assumptions.of(plan, Cases.sampleService()))
                .anyMatch(text -> text.startsWith("One copy serves 50 requests a minute, and all copies share"))
                .anyMatch(text -> text.startsWith("The simulation starts with 0 copies in service"));
    }
}

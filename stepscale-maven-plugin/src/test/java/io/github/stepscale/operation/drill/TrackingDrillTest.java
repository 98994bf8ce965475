package io.github.stepscale.operation.drill;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.plan.ScalingPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a drill says of target tracking, which it cannot test. */
class TrackingDrillTest {
    @Test
    void itIsRefusedWithTheReasonAndTheNextCommand() {
        ScalingPlan plan = DeployFixture.checked("""
                        endpointName: orders
                        minCapacity: 1
                        maxCapacity: 10
                        layout: tracking
                        tracking: { target: 60 }
                        """).plan();

        assertThatThrownBy(() -> RuleSelection.of(plan, Optional.empty(), DeployFixture.HINTS))
                .isInstanceOf(OperationException.class)
                .hasMessage("The policy is target tracking: AWS makes its alarms and computes the capacity from the"
                        + " metric, so a drill cannot set them off. Send it traffic with mvn stepscale:load, and run"
                        + " mvn stepscale:explain.");
    }
}

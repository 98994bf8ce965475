package io.github.stepscale.operation.preflight;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** Compares one aspect of a plan with what SageMaker says about the target. Sends no request. */
interface PreflightCheck {
    Stream<Finding> check(ScalingPlan plan, LiveTarget live);
}

package io.github.stepscale.operation.importing;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.policy.metric.EndpointKind;
import java.util.Optional;

/**
 * One live target and everything that scales it.
 *
 * @param kind of its endpoint; empty where it was not read
 * @param source in CloudFormation's form; its name is the Region
 */
public record LiveSource(ScalableTargetId target, Optional<EndpointKind> kind, ScalingSource source) {}

package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.EndpointDescriptions.ManagedInstances;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.text.Plurals;
import java.util.Optional;
import java.util.stream.Stream;

/** Instances that SageMaker manages by itself, below inference components. */
final class ManagedInstancesCheck implements PreflightCheck {
    private static final String ID = "L07";

    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        return live.variant().stream()
                .flatMap(variant -> live.isComponent()
                        ? copies(plan.scaling().capacity(), variant)
                        : variant.managedInstances().stream().map(range -> twoMasters(variant)));
    }

    private static Finding twoMasters(Variant variant) {
        return new Finding(
                "L06",
                Severity.WARNING,
                "variantName",
                "SageMaker manages the instances of the variant " + variant.name()
                        + " for its inference components: a policy on the variant works against that",
                "Scale the components: write inferenceComponentName in place of variantName");
    }

    private static Stream<Finding> copies(CapacityRange capacity, Variant variant) {
        if (variant.managedInstances().isEmpty()) {
            return variant.instances().map(instances -> fixed(variant, instances)).stream();
        }
        ManagedInstances range = variant.managedInstances().get();
        return Stream.of(idle(capacity, range), crowded(capacity, range)).flatMap(Optional::stream);
    }

    private static Finding fixed(Variant variant, int instances) {
        return new Finding(
                ID,
                Severity.INFO,
                "maxCapacity",
                "the variant " + variant.name() + " has " + Plurals.of(instances, "instance")
                        + " and no managed instance scaling: copies for which they have no room are not started",
                "Enable ManagedInstanceScaling in the endpoint configuration, unless all copies fit");
    }

    private static Optional<Finding> idle(CapacityRange capacity, ManagedInstances range) {
        return range.min()
                .filter(min -> min > 0 && capacity.min() == 0)
                .map(min -> new Finding(
                        ID,
                        Severity.WARNING,
                        "minCapacity",
                        "with no copy left, " + Plurals.of(min, "instance") + " "
                                + Plurals.choose(min, "stays", "stay")
                                + ": that is MinInstanceCount of the variant's ManagedInstanceScaling",
                        "Set MinInstanceCount to 0 in the endpoint configuration, if nothing should run then"));
    }

    private static Optional<Finding> crowded(CapacityRange capacity, ManagedInstances range) {
        return range.max()
                .filter(max -> max > 0 && capacity.max() > max)
                .map(max -> new Finding(
                        ID,
                        Severity.INFO,
                        "maxCapacity",
                        Plurals.of(capacity.max(), "copy") + " share at most " + Plurals.of(max, "instance")
                                + " (MaxInstanceCount): " + ((capacity.max() - 1) / max + 1)
                                + " have to fit on one",
                        "Raise MaxInstanceCount in the endpoint configuration, unless they fit"));
    }
}

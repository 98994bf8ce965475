package io.github.stepscale.operation.preflight;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.text.Lists;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Instance types that cannot be scaled automatically, and instance pools, whose instances are unlike. */
final class InstanceTypeCheck implements PreflightCheck {
    /** The developer guide names T2, as an example of burstable instances. */
    private static final String REFUSED = "ml.t2.";

    private static final Pattern BURSTABLE = Pattern.compile("ml\\.t[0-9]+[a-z]*\\..+");

    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        if (!(live.target() instanceof EndpointVariant)) {
            return Stream.empty();
        }
        List<String> types = live.instanceTypes();
        Stream<Finding> burstable =
                types.stream().filter(type -> BURSTABLE.matcher(type).matches()).map(InstanceTypeCheck::burstable);
        return Stream.concat(burstable, unlike(plan, live, types).stream());
    }

    private static Finding burstable(String type) {
        boolean refused = type.startsWith(REFUSED);
        return new Finding(
                "M03",
                refused ? Severity.ERROR : Severity.WARNING,
                "variantName",
                "the variant runs on " + type + ", a burstable type: Application Auto Scaling "
                        + (refused ? "refuses to register it" : "may refuse to register it"),
                "Choose another instance type in the endpoint configuration");
    }

    /** Unlike instances are no mistake where the rules watch a metric that weighs each of them. */
    private static Optional<Finding> unlike(ScalingPlan plan, LiveTarget live, List<String> types) {
        List<String> unweighted =
                types.stream().filter(type -> !isWeighted(plan, type)).toList();
        if (types.size() == 1 || unweighted.isEmpty()) {
            return Optional.empty();
        }
        boolean none = unweighted.size() == types.size();
        return Optional.of(new Finding(
                "L09",
                Severity.WARNING,
                none ? "variantName" : "metric.weights",
                "the variant " + live.variantName().orElseThrow() + " has instance pools of " + Lists.and(types)
                        + (none
                                ? ": the capacity counts them alike, whatever each can serve"
                                : ", and the metric does not count " + Lists.and(unweighted)),
                none
                        ? "Choose the steps for the weakest type, or weigh the types with metric.weights"
                        : "Give each type a weight"));
    }

    private static boolean isWeighted(ScalingPlan plan, String type) {
        return plan.rules().stream()
                .map(rule -> rule.alarm().metric())
                .allMatch(metric -> metric instanceof WeightedMetric weighted
                        && weighted.weights().stream()
                                .anyMatch(weight -> weight.instanceType().equals(type)));
    }
}

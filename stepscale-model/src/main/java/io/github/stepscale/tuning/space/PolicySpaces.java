package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.policy.steps.Layout;
import java.util.Optional;

/** The space of each family. */
public final class PolicySpaces {
    private PolicySpaces() {}

    /** Returns the space of a family; empty if {@link #reason} says why not. */
    public static Optional<PolicySpace> of(PolicyFamily family, PolicyTemplate template) {
        boolean scheduled = !template.present().schedules().isEmpty();
        return space(family, template).map(space -> scheduled ? new SpaceBesideSchedules(space) : space);
    }

    private static Optional<PolicySpace> space(PolicyFamily family, PolicyTemplate template) {
        boolean hasDemand = MetricCatalog.find("Invocations", template.kind())
                .filter(metric -> metric.publishedBy().contains(template.kind()))
                .isPresent();
        LoadScales scales = new LoadScales(template);
        return switch (family) {
            case FIXED -> only(template.present().schedules().isEmpty(), new FixedSpace(template));
            case SINGLE_STEPS -> Optional.of(new StepSpace(template, Layout.SINGLE));
            case SPLIT_STEPS -> Optional.of(new StepSpace(template, Layout.SPLIT));
            case CONCURRENCY_STEPS ->
                scales.concurrency().map(scale -> new StepSpace(template, family, scale, StepGrid.CONCURRENCY));
            case LATENCY_STEPS ->
                scales.latency().map(scale -> new StepSpace(template, family, scale, StepGrid.LATENCY));
            case UTILIZATION_STEPS ->
                scales.utilization().map(scale -> new StepSpace(template, family, scale, StepGrid.UTILIZATION));
            case TARGET_TRACKING ->
                PredefinedMetric.of(template.kind()).findFirst().map(metric -> new TrackingSpace(template, metric));
            case CAPACITY_LADDER -> only(hasDemand, new LadderSpace(template));
            case TWO_RULE_LADDER -> only(hasDemand, new TwoRuleLadderSpace(template));
            case LADDER_WITH_LEAD -> only(hasDemand, new LeadLadderSpace(template));
            case PRESENT, SCHEDULED_MINIMA -> Optional.empty();
        };
    }

    /**
     * Returns the space that a policy is a point of; empty for the present policy.
     *
     * @param need that of the traffic that is tuned on
     */
    public static Optional<PolicySpace> of(Candidate candidate, PolicyTemplate template, HourlyNeed need) {
        return candidate.family() == PolicyFamily.SCHEDULED_MINIMA
                ? scheduled(candidate, template, need)
                : of(candidate.family(), template);
    }

    /** The minima are those of the space around the policy without them. */
    private static Optional<PolicySpace> scheduled(Candidate candidate, PolicyTemplate template, HourlyNeed need) {
        return PolicyFamily.searched().stream()
                .flatMap(family -> of(family, template).stream())
                .filter(base -> base.candidate(base.point(candidate))
                        .map(plain -> plain.description().scaling())
                        .filter(candidate.description().scaling()::equals)
                        .isPresent())
                .findFirst()
                .map(base -> new ScheduledSpace(
                        base, candidate, need, template.service().scaleOutDelay()));
    }

    /** Why a family has no space. */
    public static String reason(PolicyFamily family, PolicyTemplate template) {
        if (family == PolicyFamily.FIXED && !template.present().schedules().isEmpty()) {
            return "the schedules of the present policy change the count";
        }
        boolean ofCurve = family == PolicyFamily.CONCURRENCY_STEPS
                || family == PolicyFamily.LATENCY_STEPS
                || family == PolicyFamily.UTILIZATION_STEPS;
        if (ofCurve && template.service().responseCurve().isEmpty()) {
            return "the metric follows from service.curve or service.model, which is missing";
        }
        return family == PolicyFamily.UTILIZATION_STEPS
                        && template.service().utilization().laws().isEmpty()
                ? "service.utilization is missing"
                : "the target has no metric for it";
    }

    private static Optional<PolicySpace> only(boolean possible, PolicySpace space) {
        return possible ? Optional.of(space) : Optional.empty();
    }
}

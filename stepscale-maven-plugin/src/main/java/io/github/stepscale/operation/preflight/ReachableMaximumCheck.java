package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.EndpointDescriptions.Reservation;
import io.github.stepscale.aws.EndpointDescriptions.ServerlessSettings;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.ServerlessVariant;
import io.github.stepscale.text.Plurals;
import java.util.Optional;
import java.util.stream.Stream;

/** A maximum above what the variant can ever have: its capacity reservation, or its maximum concurrency. */
final class ReachableMaximumCheck implements PreflightCheck {
    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        LargestCapacity largest = LargestCapacity.of(plan);
        return live.variant().flatMap(variant -> judge(live, variant, largest)).stream();
    }

    private static Optional<Finding> judge(LiveTarget live, Variant variant, LargestCapacity largest) {
        if (live.target() instanceof ServerlessVariant) {
            return variant.serverless()
                    .flatMap(ServerlessSettings::maxConcurrency)
                    .flatMap(most -> above(most, largest));
        }
        return live.target() instanceof EndpointVariant
                ? variant.reservation().flatMap(reservation -> above(reservation, largest))
                : Optional.empty();
    }

    private static Optional<Finding> above(int concurrency, LargestCapacity largest) {
        return largest.value() <= concurrency
                ? Optional.empty()
                : Optional.of(finding(
                        largest,
                        "is above MaxConcurrency " + concurrency
                                + " of the serverless variant: provisioned concurrency cannot exceed it",
                        "Lower it, or raise MaxConcurrency in the endpoint configuration"));
    }

    private static Optional<Finding> above(Reservation reservation, LargestCapacity largest) {
        Optional<Integer> total = reservation.total().filter(reserved -> largest.value() > reserved);
        return total.map(reserved -> finding(
                        largest,
                        "can never be reached: the variant starts instances only from a reservation of "
                                + Plurals.of(reserved, "instance"),
                        "Lower it, or enlarge the reservation"))
                .or(() -> reservation
                        .available()
                        .flatMap(free -> reservation.used().map(used -> free + used))
                        .filter(reachable -> largest.value() > reachable)
                        .map(reachable -> finding(
                                largest,
                                "cannot be reached at present: other endpoints use the reservation too, and leave "
                                        + Plurals.of(reachable, "instance") + " to this one",
                                "Lower it, or enlarge the reservation")));
    }

    private static Finding finding(LargestCapacity largest, String sentence, String fix) {
        return new Finding("L08", Severity.WARNING, largest.path(), largest.value() + " " + sentence, fix);
    }
}

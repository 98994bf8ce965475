package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.EndpointDescriptions.ServerlessSettings;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An endpoint of another kind than the descriptor says: serverless, asynchronous or real-time. */
final class EndpointKindCheck implements PreflightCheck {
    private static final String KEY = "inferenceType";

    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        if (live.isComponent()) {
            return Stream.empty();
        }
        return live.variant().flatMap(variant -> judge(plan, live, variant)).stream();
    }

    private static Optional<Finding> judge(ScalingPlan plan, LiveTarget live, Variant variant) {
        EndpointKind described = live.target().kind();
        EndpointKind actual = kind(live, variant);
        if (described == actual) {
            return variant.serverless().flatMap(settings -> unprovisioned(variant, settings));
        }
        boolean countable = described != EndpointKind.SERVERLESS && actual != EndpointKind.SERVERLESS;
        return Optional.of(
                countable
                        ? otherQueue(plan, live, actual)
                        : new Finding(
                                "L05",
                                Severity.ERROR,
                                KEY,
                                "the variant " + variant.name() + " is " + words(actual) + ", and the descriptor says "
                                        + words(described) + ": it has no "
                                        + live.target().units() + " to scale",
                                write(actual)));
    }

    private static EndpointKind kind(LiveTarget live, Variant variant) {
        if (variant.serverless().isPresent()) {
            return EndpointKind.SERVERLESS;
        }
        return live.endpoint().filter(endpoint -> endpoint.async()).isPresent()
                ? EndpointKind.ASYNC
                : EndpointKind.REALTIME;
    }

    /** Both kinds have instances; the metrics decide whether the rules can ever act. */
    private static Finding otherQueue(ScalingPlan plan, LiveTarget live, EndpointKind actual) {
        List<String> silent = WatchedMetric.of(plan)
                .filter(watched -> !watched.input())
                .flatMap(watched -> watched.known().stream())
                .filter(metric -> !metric.publishedBy().contains(actual))
                .map(metric -> metric.name())
                .distinct()
                .toList();
        return new Finding(
                "L05",
                silent.isEmpty() ? Severity.WARNING : Severity.ERROR,
                KEY,
                "the endpoint " + live.name() + " is " + words(actual) + ", and the descriptor says "
                        + words(live.target().kind())
                        + (silent.isEmpty() ? "" : ": it does not publish " + String.join(", ", silent)),
                write(actual));
    }

    private static Optional<Finding> unprovisioned(Variant variant, ServerlessSettings settings) {
        return settings.provisioned().filter(units -> units > 0).isPresent()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "L12",
                        Severity.ERROR,
                        "variantName",
                        "the serverless variant " + variant.name()
                                + " has no provisioned concurrency, so there is nothing to scale",
                        "Set ProvisionedConcurrency in the endpoint configuration, and update the endpoint first"));
    }

    private static String words(EndpointKind kind) {
        return switch (kind) {
            case REALTIME -> "real-time";
            case ASYNC -> "asynchronous";
            case SERVERLESS -> "serverless";
            case COMPONENT -> "an inference component";
        };
    }

    private static String write(EndpointKind actual) {
        return switch (actual) {
            case ASYNC -> "Write inferenceType: async";
            case SERVERLESS -> "Write inferenceType: serverless";
            case REALTIME, COMPONENT -> "Remove inferenceType";
        };
    }
}

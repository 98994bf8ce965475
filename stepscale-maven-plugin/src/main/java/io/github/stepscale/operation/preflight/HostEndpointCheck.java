package io.github.stepscale.operation.preflight;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** An endpointName beside an inference component that another endpoint hosts. */
final class HostEndpointCheck implements PreflightCheck {
    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        return live.component().stream()
                .flatMap(component -> live.target().endpoint().stream()
                        .filter(named -> !named.equals(component.endpoint()))
                        .map(named -> new Finding(
                                "L02",
                                Severity.WARNING,
                                "endpointName",
                                "the inference component " + component.name() + " is on the endpoint "
                                        + component.endpoint() + ", not on " + named
                                        + ": the dashboard and load tests use the wrong endpoint",
                                "Write endpointName: " + component.endpoint())));
    }
}

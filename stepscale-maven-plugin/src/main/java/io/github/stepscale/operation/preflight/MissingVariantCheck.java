package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.EndpointDescriptions.Endpoint;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.operation.shared.SimilarName;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.text.Lists;
import java.util.List;
import java.util.stream.Stream;

/** A variant that the endpoint does not have. An endpoint without any, as one in Creating, is judged by its status. */
final class MissingVariantCheck implements PreflightCheck {
    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        if (live.isComponent() || live.variant().isPresent()) {
            return Stream.empty();
        }
        return live.endpoint().stream()
                .filter(endpoint -> !endpoint.variants().isEmpty())
                .map(endpoint -> finding(live, endpoint));
    }

    private static Finding finding(LiveTarget live, Endpoint endpoint) {
        List<String> names = endpoint.variants().stream().map(Variant::name).toList();
        String name = live.variantName().orElseThrow();
        return new Finding(
                "L01",
                Severity.ERROR,
                "variantName",
                "the endpoint " + endpoint.name() + " has no variant " + name + ": it has " + Lists.and(names),
                names.size() == 1
                        ? "Write variantName: " + names.get(0)
                        : SimilarName.suggestion(name, names).orElse("Write the name of one of them"));
    }
}

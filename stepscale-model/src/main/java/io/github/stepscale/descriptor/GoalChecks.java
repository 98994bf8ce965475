package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.simulation.Expectation;
import io.github.stepscale.simulation.GoalValidator;
import io.github.stepscale.simulation.Scenario;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import java.util.List;

/**
 * What a file asks of a policy that cannot fail for its kind of target. The rest depends on values that options
 * replace.
 */
final class GoalChecks {
    private GoalChecks() {}

    static void note(ScalingDescription scaling, Options options, MistakeCollector mistakes) {
        EndpointKind kind = scaling.target().kind();
        mistakes.make("objective", () -> true, () -> {
            GoalValidator.require(options.of(Sections.OBJECTIVE), kind);
            return kind;
        });
        if (kind == EndpointKind.ASYNC) {
            noteExcess(options.of(Sections.EXPECT), mistakes);
        }
    }

    private static void noteExcess(List<Scenario> scenarios, MistakeCollector mistakes) {
        for (int i = 0; i < scenarios.size(); i++) {
            List<Expectation> claims = scenarios.get(i).then();
            for (int j = 0; j < claims.size(); j++) {
                if (claims.get(j) instanceof Expectation.MaxExcess) {
                    mistakes.add(
                            "expect[" + i + "].then[" + j + "]",
                            MistakeIds.TOGETHER,
                            "cannot fail: the requests to an asynchronous endpoint wait, and none comes above capacity",
                            "Write maxWait under 'objective', or expect instances");
                }
            }
        }
    }
}

package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.scenario.Expectation;
import io.github.stepscale.scenario.NoTimeouts;
import io.github.stepscale.scenario.Scenario;
import io.github.stepscale.simulation.GoalValidator;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import java.util.List;

/** Refuses objectives and expectations that cannot fail for the kind of target. Those that depend on values which options replace are checked later. */
final class GoalChecks {
    private GoalChecks() {}

    static void report(Descriptor descriptor, MistakeCollector mistakes) {
        EndpointKind kind = descriptor.scaling().target().kind();
        mistakes.make("objective", () -> true, () -> {
            GoalValidator.require(descriptor.objective(), kind);
            return kind;
        });
        if (kind == EndpointKind.ASYNC) {
            reportAsync(descriptor.scenarios(), mistakes);
        }
    }

    private static void reportAsync(List<Scenario> scenarios, MistakeCollector mistakes) {
        for (int i = 0; i < scenarios.size(); i++) {
            List<Expectation> expectations = scenarios.get(i).then();
            for (int j = 0; j < expectations.size(); j++) {
                if (expectations.get(j) instanceof Expectation.MaxExcess) {
                    mistakes.add(
                            "expect[" + i + "].then[" + j + "]",
                            MistakeIds.TOGETHER,
                            "cannot fail: requests to an asynchronous endpoint wait in a queue, so none is above capacity",
                            "Write maxWait under 'objective', or expect instances");
                }
                if (expectations.get(j) instanceof NoTimeouts) {
                    mistakes.add(
                            "expect[" + i + "].then[" + j + "]",
                            MistakeIds.TOGETHER,
                            "cannot fail: requests to an asynchronous endpoint have no timeout",
                            "Expect a latency, such as 'mean below 30 s', or instances");
                }
            }
        }
    }
}

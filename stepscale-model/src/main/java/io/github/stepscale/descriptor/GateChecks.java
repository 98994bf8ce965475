package io.github.stepscale.descriptor;

import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.simulation.Claim;
import io.github.stepscale.simulation.Gates;
import io.github.stepscale.simulation.Scenario;
import java.util.List;

/** What a file asks of a policy that cannot fail for its kind of target. The rest depends on values that options replace. */
final class GateChecks {
    private GateChecks() {}

    static void note(StepScaling scaling, Options options, Mistakes mistakes) {
        EndpointKind kind = scaling.target().kind();
        mistakes.make("objective", () -> true, () -> {
            Gates.require(options.of(Sections.OBJECTIVE), kind);
            return kind;
        });
        if (kind == EndpointKind.ASYNC) {
            noteExcess(options.of(Sections.EXPECT), mistakes);
        }
    }

    private static void noteExcess(List<Scenario> scenarios, Mistakes mistakes) {
        for (int i = 0; i < scenarios.size(); i++) {
            List<Claim> claims = scenarios.get(i).then();
            for (int j = 0; j < claims.size(); j++) {
                if (claims.get(j) instanceof Claim.Excess) {
                    mistakes.add(
                            "expect[" + i + "].then[" + j + "]",
                            Ids.TOGETHER,
                            "cannot fail: the requests to an asynchronous endpoint wait, and none comes above capacity",
                            "Write maxWait under 'objective', or expect instances");
                }
            }
        }
    }
}

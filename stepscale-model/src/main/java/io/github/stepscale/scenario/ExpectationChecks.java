package io.github.stepscale.scenario;

import io.github.stepscale.simulation.OutcomeBounds;
import io.github.stepscale.validation.Validator;
import java.util.Optional;

/** Refuses expectations that cannot fail: a test that always passes is worse than none. */
final class ExpectationChecks {
    private ExpectationChecks() {}

    /**
     * Requires that each expectation of a scenario can fail.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if one cannot; with all of them
     */
    static void require(Scenario scenario, OutcomeBounds bounds) {
        Validator checks = new Validator();
        for (int i = 0; i < scenario.then().size(); i++) {
            Optional<String> reason = scenario.then().get(i).reasonItCannotFail(bounds);
            checks.require(
                    reason.isEmpty(),
                    Validator.TOGETHER,
                    "then[" + i + "]",
                    () -> "of '" + scenario.name() + "' cannot tell a good policy from a bad one: "
                            + reason.orElseThrow(),
                    "Expect something that can fail, or remove it");
        }
        checks.throwIfAny();
    }
}

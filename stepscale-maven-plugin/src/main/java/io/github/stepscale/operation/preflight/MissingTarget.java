package io.github.stepscale.operation.preflight;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.operation.shared.SimilarName;

/** An endpoint or an inference component that SageMaker does not know. */
final class MissingTarget {
    static final String ID = "C06";

    private MissingTarget() {}

    /** @param place the account and the Region, for the sentence */
    static Finding finding(LiveTarget live, String place) {
        String kind = live.isComponent() ? "inference component" : "endpoint";
        return new Finding(
                ID,
                Severity.ERROR,
                live.nameKey(),
                "there is no " + kind + " " + live.name() + " in " + place,
                SimilarName.suggestion(live.name(), live.existingNames())
                        .orElse("Create the " + kind + " first, or correct the name, the account or the Region"));
    }
}
